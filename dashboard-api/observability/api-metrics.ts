import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { JobHealth } from "../jobs/job.ts";
import type { LedgerHealth } from "../ledger/materialiser.ts";
import type { LinkHealth } from "../live/live-link.ts";
import type { WatchedCoverage } from "../quality/coverage-watch.ts";
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

export function createApiMetrics(live: {
  health: () => LinkHealth;
  streams: () => number;
  ledger: () => LedgerHealth;
  coverage: () => readonly WatchedCoverage[];
  jobs: () => readonly JobHealth[];
}): ApiMetrics {
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

  const ledgerGauge = (name: string, help: string, value: (health: LedgerHealth) => number) =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(value(live.ledger()));
      },
    });
  ledgerGauge("api_ledger_days_waiting", "Machine-days to be booked, or booked again", (it) => it.waiting);
  ledgerGauge("api_ledger_days_computed", "Machine-days computed since the start", (it) => it.computed);
  ledgerGauge("api_ledger_days_changed", "Those of them whose lines were new", (it) => it.changed);
  ledgerGauge("api_ledger_seconds", "Seconds spent on booking days since the start", (it) => it.seconds);
  ledgerGauge("api_ledger_up", "1 while the ledger can be kept", (it) => (it.detail === "" ? 1 : 0));

  const coverageGauge = (name: string, help: string, value: (it: WatchedCoverage) => number | null) =>
    new Gauge({
      ...{ name, help, registers, labelNames: ["machine", "day"] },
      collect() {
        this.reset();
        for (const it of live.coverage()) {
          const found = value(it);
          if (found !== null) this.set({ machine: it.machine, day: it.day }, found);
        }
      },
    });
  coverageGauge(
    "api_open_time_coverage_ratio",
    "Observed share of open time, today so far and yesterday; absent where it was not open",
    (it) => it.coverage,
  );
  coverageGauge("api_coverage_alarm", "1 where too little of a day's open time was observed", (it) =>
    it.alarm ? 1 : 0,
  );

  const jobGauge = (name: string, help: string, value: (it: JobHealth) => number | null) =>
    new Gauge({
      ...{ name, help, registers, labelNames: ["job"] },
      collect() {
        this.reset();
        for (const it of live.jobs()) {
          const found = value(it);
          if (found !== null) this.set({ job: it.name }, found);
        }
      },
    });
  jobGauge("api_job_runs", "Runs of a background job by this process since its start", (it) => it.runs);
  jobGauge("api_job_failures", "Those of them that failed", (it) => it.failures);
  jobGauge("api_job_seconds", "Seconds spent on them", (it) => it.seconds);
  jobGauge("api_job_up", "0 while the last run of a job in this process failed", (it) => (it.detail ? 0 : 1));
  jobGauge(
    "api_job_last_success_timestamp_seconds",
    "End of the last run by this process that went well; absent before the first",
    (it) => (it.succeededAt === null ? null : it.succeededAt / 1e6),
  );

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
