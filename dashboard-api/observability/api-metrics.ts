import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { LinkHealth } from "../live/live-link.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";

/** What Prometheus is told. A registry of its own: nothing is shared between two applications in one process. */
export interface ApiMetrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** Measures every question to the store. */
  observeStore(store: TelemetryReader): TelemetryReader;
  observeRequests(app: FastifyInstance): void;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10];

export function createApiMetrics(live: { health: () => LinkHealth; streams: () => number }): ApiMetrics {
  const registers = [new Registry()];
  const [registry = new Registry()] = registers;
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "api_request_duration_seconds",
    help: "Time to answer, by route, not by address",
    labelNames: ["method", "route", "status"],
    buckets,
    registers,
  });
  const questions = new Histogram({
    name: "api_store_duration_seconds",
    help: "Time the telemetry store took to answer",
    labelNames: ["question", "outcome"],
    buckets,
    registers,
  });
  new Gauge({
    name: "api_live_link_up",
    help: "1 while live states arrive from the broker",
    registers,
    collect() {
      this.set(live.health().isUp ? 1 : 0);
    },
  });
  new Gauge({
    name: "api_live_last_message_timestamp_seconds",
    help: "When the last live message came; absent before the first",
    registers,
    collect() {
      const last = live.health().lastMessageAt;
      if (last === null) this.reset();
      else this.set(last / 1e6);
    },
  });
  new Gauge({
    name: "api_live_streams",
    help: "Clients of the event stream",
    registers,
    collect() {
      this.set(live.streams());
    },
  });

  const measured =
    <A extends unknown[], R>(question: string, ask: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const done = questions.startTimer({ question });
      try {
        const answer = await ask(...given);
        done({ outcome: "ok" });
        return answer;
      } catch (error) {
        done({ outcome: "error" });
        throw error;
      }
    };

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeStore: (store) => ({
      open: () => store.open(),
      states: measured("states", store.states.bind(store)),
      firstState: measured("firstState", store.firstState.bind(store)),
      samples: measured("samples", store.samples.bind(store)),
      buckets: measured("buckets", store.buckets.bind(store)),
      lastBefore: measured("lastBefore", store.lastBefore.bind(store)),
      incidents: measured("incidents", store.incidents.bind(store)),
      arrivals: measured("arrivals", store.arrivals.bind(store)),
      ping: measured("ping", store.ping.bind(store)),
      close: () => store.close(),
    }),
    observeRequests(app) {
      app.addHook("onResponse", async (request, reply) => {
        const route = request.is404 ? "(none)" : (request.routeOptions.url ?? "(none)");
        requests.observe(
          { method: request.method, route, status: reply.statusCode },
          reply.elapsedTime / 1_000,
        );
      });
    },
  };
}
