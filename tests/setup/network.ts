import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A TCP relay between two parts, so that a test can take the network away. */
export interface Network {
  readonly port: number;
  /** Cuts every connection and refuses new ones. */
  cut(): void;
  /** Keeps connections open but carries nothing, as when a cable is pulled. */
  freeze(): void;
  /** As before. Connections frozen meanwhile go on. */
  mend(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function networkTo(targetPort: number): Promise<Network> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let isFrozen = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(targetPort, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
      if (isFrozen) one.pause();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    mend() {
      isCut = false;
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
