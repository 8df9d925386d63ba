import { createServer } from "node:http";

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `/health/live`: the process answers. `/health/ready`: 200, or 503 with the reasons. `/metrics`: Prometheus text.
 * Rejects with one sentence when the port cannot be had.
 */
export function startHealthServer(settings: {
  host: string;
  port: number;
  /** Reasons why the process cannot do its work; empty when it can. */
  notReady: () => Promise<string[]>;
  metrics: () => Promise<string>;
}): Promise<HealthServer> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { "content-type": type }).end(body);
    const json = (status: number, body: unknown) => answer(status, "application/json", JSON.stringify(body));
    try {
      if (request.method !== "GET") return json(405, { status: "only GET is answered" });
      switch (request.url) {
        case "/health/live":
          return json(200, { status: "live" });
        case "/health/ready": {
          const reasons = await settings.notReady();
          return json(reasons.length === 0 ? 200 : 503, {
            status: reasons.length === 0 ? "ready" : "not ready",
            reasons,
          });
        }
        case "/metrics":
          return answer(200, "text/plain; version=0.0.4; charset=utf-8", await settings.metrics());
        default:
          return json(404, { status: "not found: /health/live, /health/ready, /metrics" });
      }
    } catch (error) {
      return json(500, { status: (error as Error).message });
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "another program uses it" : error.message;
      reject(
        new Error(
          `The health address cannot have port ${settings.port} of ${settings.host}: ${why}. Set BROKER_HTTP_PORT.`,
        ),
      );
    });
    server.listen(settings.port, settings.host, () => {
      resolve({
        port: (server.address() as { port: number }).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
