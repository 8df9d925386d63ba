import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { guardWithTokens, presentedBy } from "./access/guard.ts";
import { describeApi } from "./api-description.ts";
import type { EventStream } from "./live/event-stream.ts";
import { createApiMetrics } from "./observability/api-metrics.ts";
import { answerBrokenHttp, answerError, answerProblems } from "./problems/problem-handler.ts";
import type { ApiDeps } from "./routes/api-deps.ts";
import { capacityRoute } from "./routes/capacity.ts";
import { dataQualityRoute } from "./routes/data-quality.ts";
import { gatewayRoute } from "./routes/gateways.ts";
import { healthRoutes } from "./routes/health.ts";
import { liveRoute } from "./routes/live.ts";
import { machineRoutes } from "./routes/machines.ts";
import { signalRoute } from "./routes/signals.ts";
import { timelineRoute } from "./routes/timeline.ts";
import { utilizationRoute } from "./routes/utilization.ts";
import { explainRoute } from "./routes/utilization-explain.ts";

/** Builds the whole application; it does not listen. */
export async function buildApp(given: ApiDeps): Promise<FastifyInstance> {
  const streams = new Set<EventStream>();
  const metrics = createApiMetrics({
    health: given.linkHealth,
    streams: () => streams.size,
    ledger: given.ledger.health,
    coverage: given.coverage ?? (() => []),
  });
  const deps: ApiDeps = { ...given, store: metrics.observeStore(given.store) };

  const app = fastify({
    loggerInstance: deps.log,
    // The caller's own id is kept when it is a sober one, so that a request can be followed through a proxy.
    requestIdHeader: "x-request-id",
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => void answerError(error, request as never, reply as never),
    clientErrorHandler: answerBrokenHttp,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  app.addHook("onSend", async (request, reply) => void reply.header("x-request-id", request.id));
  metrics.observeRequests(app);

  await app.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
  await app.register(rateLimit, {
    max: deps.rateLimit ?? 1_200,
    timeWindow: 60_000,
    // Whoever has no valid token is counted by address, however many tokens it tries.
    keyGenerator: (request) => presentedBy(request, deps.tokens)?.name ?? request.ip,
  });
  guardWithTokens(app, deps.tokens);
  await describeApi(app);

  await app.register(healthRoutes(deps, metrics));
  await app.register(
    async (api) => {
      await api.register(machineRoutes(deps));
      await api.register(timelineRoute(deps));
      await api.register(signalRoute(deps));
      await api.register(utilizationRoute(deps));
      await api.register(explainRoute(deps));
      await api.register(dataQualityRoute(deps));
      await api.register(capacityRoute(deps));
      await api.register(gatewayRoute(deps));
      await api.register(liveRoute(deps, streams));
    },
    { prefix: "/api/v1" },
  );
  return app;
}
