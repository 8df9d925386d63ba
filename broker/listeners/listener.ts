import type { Server, Socket } from "node:net";
import type { Tally } from "../health/tally.ts";
import type { Logger } from "../log.ts";
import type { ConnectionCap } from "./connection-cap.ts";

/** An accepted connection and what is known of its other end before it has said anything. */
export interface Arrival {
  socket: Socket;
  address: string;
  /** Common name of a client certificate signed by the configured authority. */
  certificate: string | undefined;
}

export interface Listener {
  readonly port: number;
  /** Takes no new connections; those there are stay. */
  stop(): void;
}

export interface ListenerParts {
  host: string;
  port: number;
  cap: ConnectionCap;
  log: Logger;
  tally: Tally;
  accept: (arrival: Arrival) => void;
}

/** TCP options both listeners share: without TCP_NODELAY a broker carries a sixth of the messages. */
export const socketOptions = { noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 };

/** Applies the caps to raw connections, before any handshake. */
export function capConnections(server: Server, { cap, log, tally }: ListenerParts): void {
  server.prependListener("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const reason = cap.enter(address);
    if (reason === undefined) return void socket.once("close", () => cap.leave(address));
    tally.add("connectionRefused");
    log.warn({ address }, `connection refused: ${reason}`);
    // The next listener still gets the socket; it must not act on a closed one.
    socket.on("error", () => {});
    socket.destroy();
  });
}

/** Resolves once it listens; rejects with one sentence that says what to do. */
export function listenOn(server: Server, parts: ListenerParts, setting: string): Promise<Listener> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const place = `port ${parts.port} of ${parts.host}`;
      if (error.code === "EADDRINUSE")
        reject(
          new Error(
            `The MQTT listener cannot have ${place}: another program uses it. Stop that program, or set ${setting}.`,
          ),
        );
      else if (error.code === "EACCES")
        reject(
          new Error(
            `The MQTT listener may not have ${place}: set ${setting} to a port above 1023, or permit it.`,
          ),
        );
      else reject(new Error(`The MQTT listener cannot have ${place}: ${error.message}.`));
    });
    server.listen(parts.port, parts.host, () => {
      server.removeAllListeners("error");
      server.on("error", (error) => parts.log.error({ err: error }, "listener"));
      const { port } = server.address() as { port: number };
      resolve({ port, stop: () => void server.close() });
    });
  });
}
