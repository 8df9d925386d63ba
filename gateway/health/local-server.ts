import { createServer, type IncomingMessage } from "node:http";
import { StartRefused } from "../start-refused.ts";
import { targetKey } from "./command-target.ts";

export interface LocalServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface LocalServerSettings {
  port: number;
  /** Reasons why the gateway cannot do its work; empty when it can. */
  notReady: () => string[];
  metrics: () => Promise<string>;
  /** What commands for this gateway carry. */
  target: string;
  /** Commands of the local command line; undefined for one it does not know. */
  command: (name: string, query: URLSearchParams) => object | undefined;
}

/** A page in a browser cannot send this header elsewhere without being asked first: commands need it. */
export const commandHeader = "x-machine-commons-command";

/** Health, metrics and commands, on loopback only. Rejects with StartRefused. */
export function startLocalServer(settings: LocalServerSettings): Promise<LocalServer> {
  const answer = async (request: IncomingMessage): Promise<[number, object | string]> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "GET" && pathname === "/health/live") return [200, { status: "live" }];
    if (request.method === "GET" && pathname === "/health/ready") {
      const reasons = settings.notReady();
      return reasons.length === 0
        ? [200, { status: "ready", reasons }]
        : [503, { status: "not ready", reasons }];
    }
    if (request.method === "GET" && pathname === "/metrics") return [200, await settings.metrics()];
    if (request.method === "POST" && pathname.startsWith("/commands/")) {
      if (request.headers[commandHeader] === undefined)
        return [403, { problem: `the header ${commandHeader} is missing` }];
      const meant = searchParams.get(targetKey);
      if (meant !== settings.target)
        return [409, { problem: `this is the gateway of ${settings.target}, not of ${meant}` }];
      const done = settings.command(pathname.slice("/commands/".length), searchParams);
      if (done) return [200, done];
    }
    return [404, { problem: "not found; there are /health/live, /health/ready and /metrics" }];
  };
  const server = createServer((request, response) => {
    answer(request)
      .catch((error: Error): [number, object] => [400, { problem: error.message }])
      .then(([status, body]) => {
        const isText = typeof body === "string";
        response
          .writeHead(status, {
            "content-type": isText ? "text/plain; version=0.0.4; charset=utf-8" : "application/json",
          })
          .end(isText ? body : JSON.stringify(body));
      });
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "another program uses it" : error.message;
      reject(
        new StartRefused(`Port ${settings.port} of 127.0.0.1 cannot be had: ${why}. Set GATEWAY_HTTP_PORT.`),
      );
    });
    server.listen(settings.port, "127.0.0.1", () =>
      resolve({
        port: (server.address() as { port: number }).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      }),
    );
  });
}
