import { createServer } from "node:net";
import { capConnections, type Listener, type ListenerParts, listenOn, socketOptions } from "./listener.ts";

/** MQTT in the clear, for loopback and closed networks. */
export function listenTcp(parts: ListenerParts): Promise<Listener> {
  const server = createServer(socketOptions);
  capConnections(server, parts);
  server.on("connection", (socket) => {
    if (socket.destroyed) return;
    parts.accept({ socket, address: socket.remoteAddress ?? "", certificate: undefined });
  });
  return listenOn(server, parts, "MQTT_PORT");
}
