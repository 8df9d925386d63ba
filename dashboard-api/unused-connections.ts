import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Browsers connect ahead of need. Connections that never asked anything are not idle to Node's server: stopping would
 * wait for them until the browser gives them up.
 */
export function endUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on("connection", (socket: Socket) => {
    unused.add(socket);
    socket.on("close", () => unused.delete(socket));
  });
  app.server.on("request", ({ socket }: { socket: Socket }) => unused.delete(socket));
  app.addHook("preClose", async () => {
    for (const socket of unused) socket.destroy();
  });
}
