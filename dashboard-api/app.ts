import fastifyCookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { createGuard, guardRoutes } from "./access/guard.ts";
import { createCredentials } from "./accounts/api-tokens.ts";
import { describeApi } from "./api-description.ts";
import { createBookingDesk } from "./bookings/booking-desk.ts";
import { createEvidenceDesk } from "./evidence/evidence-desk.ts";
import { createFairnessDesk } from "./fairness/fairness-desk.ts";
import { createBookingNews } from "./live/booking-news.ts";
import type { EventStream } from "./live/event-stream.ts";
import { createApiMetrics } from "./observability/api-metrics.ts";
import { builtFolder } from "./page/build-page.ts";
import { createBuiltPage } from "./page/built-page.ts";
import { pageRoutes } from "./page/page-routes.ts";
import { prefixOf, withoutPrefix } from "./page/path-prefix.ts";
import { answerBrokenHttp, answerError, answerProblems } from "./problems/problem-handler.ts";
import { createRoundDesk } from "./rounds/round-desk.ts";
import { accountRoutes } from "./routes/accounts.ts";
import type { ApiDeps } from "./routes/api-deps.ts";
import { auditRoute } from "./routes/audit.ts";
import { blockRoutes } from "./routes/blocks.ts";
import { bookingChangeRoutes } from "./routes/booking-changes.ts";
import { bookingRoutes } from "./routes/bookings.ts";
import { calendarRoutes } from "./routes/calendars.ts";
import { capacityRoute } from "./routes/capacity.ts";
import { companyRoutes } from "./routes/companies.ts";
import { companyNameRoute } from "./routes/company-names.ts";
import { companyPinRoutes } from "./routes/company-pins.ts";
import { dataQualityRoute } from "./routes/data-quality.ts";
import { demandRoute } from "./routes/demand.ts";
import { disputeRoute } from "./routes/disputes.ts";
import { estimateRoute } from "./routes/estimates.ts";
import { evidenceRoutes } from "./routes/evidence.ts";
import { fairnessRoute } from "./routes/fairness.ts";
import { explainFairnessRoute } from "./routes/fairness-explain.ts";
import { whatIfRoute } from "./routes/fairness-what-if.ts";
import { faultRoute } from "./routes/faults.ts";
import { gatewayRoute } from "./routes/gateways.ts";
import { grantRoutes } from "./routes/grants.ts";
import { healthRoutes } from "./routes/health.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { liveRoute } from "./routes/live.ts";
import { machinePageRoutes } from "./routes/machine-page.ts";
import { machineRoutes } from "./routes/machines.ts";
import { noteRoutes } from "./routes/notes.ts";
import { noticeRoutes } from "./routes/notices.ts";
import { openHoursRoute } from "./routes/open-hours.ts";
import { pageTokenRoute } from "./routes/page-tokens.ts";
import { peopleRoute } from "./routes/people.ts";
import { personRoutes } from "./routes/person.ts";
import { qualificationRoutes } from "./routes/qualifications.ts";
import { roundWishRoutes } from "./routes/round-wishes.ts";
import { roundRoutes } from "./routes/rounds.ts";
import { seriesRoutes } from "./routes/series.ts";
import { sessionRoutes } from "./routes/session.ts";
import { sessionLinkRoute } from "./routes/session-link.ts";
import { settlementRoutes } from "./routes/settlements.ts";
import { signalRoute } from "./routes/signals.ts";
import { siteRoute } from "./routes/site.ts";
import { stripRoute } from "./routes/strip.ts";
import { timelineRoute } from "./routes/timeline.ts";
import { tokenRoutes } from "./routes/tokens.ts";
import { unbookedUseRoutes } from "./routes/unbooked-use.ts";
import { utilizationRoute } from "./routes/utilization.ts";
import { explainRoute } from "./routes/utilization-explain.ts";
import { waitlistRoutes } from "./routes/waitlist.ts";
import { createSettlementDesk } from "./settlement/settlement-desk.ts";
import { endUnusedConnections } from "./unused-connections.ts";
import { createWaitlistDesk } from "./waitlist/waitlist-desk.ts";

/** Builds the whole application; it does not listen. */
export async function buildApp(given: ApiDeps): Promise<FastifyInstance> {
  const streams = new Set<EventStream>();
  const metrics = createApiMetrics({
    health: given.linkHealth,
    streams: () => streams.size,
    ledger: given.ledger.health,
    coverage: given.coverage ?? (() => []),
    jobs: () => given.jobs?.health() ?? [],
  });
  const deps: ApiDeps = { ...given, store: metrics.observeStore(given.store) };

  const prefix = prefixOf(deps.publicUrl);
  const app = fastify({
    loggerInstance: deps.log,
    // The caller's own id is kept when it is a sober one, so that a request can be followed through a proxy.
    requestIdHeader: "x-request-id",
    trustProxy: deps.trustedProxy ?? false,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    rewriteUrl: (request) => withoutPrefix(request.url ?? "/", prefix),
    frameworkErrors: (error, request, reply) => void answerError(error, request as never, reply as never),
    clientErrorHandler: answerBrokenHttp,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  app.addHook("onSend", async (request, reply) => void reply.header("x-request-id", request.id));
  metrics.observeRequests(app);
  endUnusedConnections(app);

  const styleSrc = ["'self'"];
  const fontSrc = ["'self'"];
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { styleSrc, fontSrc, upgradeInsecureRequests: null } },
  });
  await app.register(fastifyCookie);
  const { tokens, cookie, database, now } = deps;
  const guard = createGuard({ tokens, cookie, credentials: createCredentials(database, now) });
  await app.register(rateLimit, {
    max: deps.rateLimit ?? 1_200,
    timeWindow: 60_000,
    // Whoever has no valid token is counted by address, however many tokens it tries.
    keyGenerator: async (request) => {
      const { caller } = (await guard.presentedBy(request).catch(() => undefined)) ?? {};
      return caller?.person ?? caller?.name ?? request.ip;
    },
  });
  guardRoutes(app, guard);
  await describeApi(app);

  await app.register(healthRoutes(deps, metrics));
  await app.register(pageRoutes(createBuiltPage(builtFolder)));
  await app.register(
    async (api) => {
      await api.register(machineRoutes(deps));
      await api.register(timelineRoute(deps));
      await api.register(stripRoute(deps));
      await api.register(openHoursRoute(deps));
      await api.register(signalRoute(deps));
      await api.register(utilizationRoute(deps));
      await api.register(explainRoute(deps));
      await api.register(dataQualityRoute(deps));
      await api.register(capacityRoute(deps));
      await api.register(gatewayRoute(deps));
      const desk = createBookingDesk({ database, site: deps.site, now });
      const news = createBookingNews({ ask: desk.latest });
      // Whoever changed a booking here need not wait for the next look; what others' processes do is found by it.
      api.addHook("onResponse", async ({ method }) => void (method === "GET" || news.look()));
      const waitlist = deps.waitlist ?? createWaitlistDesk({ database, site: deps.site, now });
      const bookingDeps = { ...deps, desk, waitlist };
      await api.register(bookingRoutes(bookingDeps));
      await api.register(bookingChangeRoutes(bookingDeps));
      await api.register(seriesRoutes(bookingDeps));
      await api.register(blockRoutes(bookingDeps));
      await api.register(waitlistRoutes(bookingDeps));
      await api.register(demandRoute(deps));
      const fairness = deps.fairness ?? createFairnessDesk(deps);
      await api.register(fairnessRoute({ ...deps, fairness }));
      await api.register(explainFairnessRoute({ ...deps, fairness }));
      await api.register(whatIfRoute({ ...deps, fairness }));
      await api.register(machinePageRoutes(bookingDeps));
      await api.register(pageTokenRoute(deps));
      await api.register(companyPinRoutes(deps));
      await api.register(faultRoute(deps));
      await api.register(unbookedUseRoutes(deps));
      await api.register(disputeRoute(deps));
      await api.register(liveRoute(deps, streams, news));
      await api.register(sessionRoutes(deps));
      await api.register(sessionLinkRoute(deps));
      await api.register(accountRoutes(deps));
      await api.register(tokenRoutes(deps));
      await api.register(companyRoutes(deps));
      await api.register(calendarRoutes(deps));
      await api.register(noticeRoutes(deps));
      await api.register(companyNameRoute(deps));
      await api.register(peopleRoute(deps));
      await api.register(personRoutes(deps));
      await api.register(jobRoutes(deps));
      await api.register(noteRoutes(deps));
      await api.register(grantRoutes(deps));
      await api.register(qualificationRoutes(deps));
      const rounds = createRoundDesk({ database, site: deps.site, source: fairness.contenders });
      const roundDeps = { ...deps, rounds, contenders: fairness.contenders };
      await api.register(roundRoutes(roundDeps));
      await api.register(roundWishRoutes(roundDeps));
      const { use, entitlements } = fairness;
      const settlements = createSettlementDesk({ database, site: deps.site, use, shares: entitlements });
      await api.register(settlementRoutes({ ...deps, settlements }));
      await api.register(estimateRoute(deps));
      const evidence = createEvidenceDesk({ database, site: deps.site, use, books: deps.books });
      await api.register(evidenceRoutes({ ...deps, evidence }));
      await api.register(auditRoute(deps));
      await api.register(siteRoute(deps));
    },
    { prefix: "/api/v1" },
  );
  return app;
}
