import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Stopping waits for no browser. Browsers connect ahead of need, and connections that never asked anything are not idle
 * to Node's server; connections that are busy when it stops would be kept for another request.
 */
export function endUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  let isStopping = false;
  app.server.on("connection", (socket: Socket) => {
    if (isStopping) return socket.destroy();
    unused.add(socket);
    socket.on("close", () => unused.delete(socket));
  });
  app.server.on("request", ({ socket }: { socket: Socket }) => unused.delete(socket));
  app.addHook("preClose", async () => {
    isStopping = true;
    app.server.keepAliveTimeout = 1;
    for (const socket of unused) socket.destroy();
  });
}
