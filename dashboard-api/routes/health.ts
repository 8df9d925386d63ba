import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { ApiMetrics } from "../observability/api-metrics.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems } from "./machine-path.ts";

const partSchema = z.object({ ok: z.boolean(), detail: z.string() });
const readinessSchema = z.object({
  ready: z.boolean(),
  store: partSchema,
  database: partSchema,
  live: partSchema,
});

const answered = (ping: Promise<void>): Promise<z.infer<typeof partSchema>> =>
  ping.then(
    () => ({ ok: true, detail: "" }),
    (error: Error) => ({ ok: false, detail: error.message }),
  );

/** Health without a token; metrics with one, since behind a proxy every caller looks local. */
export const healthRoutes =
  ({ store, ledger, linkHealth }: ApiDeps, metrics: ApiMetrics): FastifyPluginAsyncZod =>
  async (app) => {
    // Asked every few seconds by whoever watches: not worth a line in the log.
    const open = { config: { open: true, rateLimit: false }, logLevel: "warn" } as const;
    app.get(
      "/health/live",
      {
        ...open,
        schema: {
          summary: "The process answers",
          tags: ["health"],
          response: { 200: z.object({ ok: z.boolean() }) },
        },
      },
      async () => ({ ok: true }),
    );

    app.get(
      "/health/ready",
      {
        ...open,
        schema: {
          summary: "Store, database and broker can be reached",
          tags: ["health"],
          response: { 200: readinessSchema, 503: readinessSchema },
        },
      },
      async (_request, reply) => {
        const [stored, database] = await Promise.all([answered(store.ping()), answered(ledger.ping())]);
        const { isUp, detail } = linkHealth();
        const ready = stored.ok && database.ok && isUp;
        const live = { ok: isUp, detail };
        return reply.code(ready ? 200 : 503).send({ ready, store: stored, database, live });
      },
    );

    app.get(
      "/metrics",
      {
        config: { media: "text/plain" },
        logLevel: "warn",
        schema: {
          summary: "Metrics in Prometheus' text format",
          tags: ["health"],
          response: { 401: commonProblems[401] },
        },
      },
      async (_request, reply) =>
        reply
          .type(metrics.contentType)
          .serializer((text: string) => text)
          .send((await metrics.text()) as never),
    );
  };
