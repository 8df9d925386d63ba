import { createServer, request } from "node:http";
import { freePort } from "./free-port.ts";

/** A reverse proxy that serves an installation below a path, as nginx would. */
export interface PathProxy {
  /** Ends in the path, without a slash. */
  readonly url: string;
  /** What browsers asked for that is not below the path. */
  readonly outside: string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** `strips`: the path is taken away before the installation is asked; else it is left. */
export async function startPathProxy(given: {
  path: string;
  strips: boolean;
  target: () => string;
}): Promise<PathProxy> {
  const { path, strips, target } = given;
  const outside: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? "/";
    if (!url.startsWith(`${path}/`)) {
      outside.push(url);
      return void outgoing.writeHead(404).end();
    }
    const to = new URL(strips ? url.slice(path.length) : url, target());
    const { method, headers } = incoming;
    const onward = request(to, { method, headers: { ...headers, host: to.host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.writeHead(502).end());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}${path}`,
    outside,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
