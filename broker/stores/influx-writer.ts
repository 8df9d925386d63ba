import type { Logger } from "pino";
import type { Micros } from "../../config/micros.ts";
import { policyOf } from "../../config/store/influx-schema.ts";
import { createInfluxHttp } from "./influx-http.ts";
import { prepareInflux } from "./influx-preparation.ts";
import { type Verdict, verdictOf } from "./influx-verdict.ts";
import { createLimiter } from "./limiter.ts";
import { cut, halve, type List, type Piece, rowsOf } from "./piece.ts";
import { linesOf } from "./record-lines.ts";
import { createRejections, type Rejections } from "./rejections.ts";
import { type Records, StoreUnavailable, type TelemetryWriter } from "./telemetry-writer.ts";

export interface InfluxWriterSettings {
  /** May hold `user:password@`. */
  url: string;
  database: string;
  user?: string;
  password?: string;
  /** How long InfluxDB keeps raw samples; at least an hour. */
  retention: Micros | "forever";
  log: Logger;
  /** Milliseconds for one request. InfluxDB gives up on a write after 10 s. */
  timeout?: number;
  /** Compress requests; by default wherever they leave this machine. */
  gzip?: boolean;
}

const rowsPerRequest = 5_000;
const charactersPerRequest = 4 * 2 ** 20;
const requestsAtOnce = 3;

/** One call of `write`. */
interface Job {
  entries: readonly Records[];
  rejections: Rejections;
  hasFailed: boolean;
}

/**
 * InfluxDB over its 1.x HTTP API. `open` resolves also when it is away: the database is then prepared before the
 * first write that reaches it.
 */
export function createInfluxWriter(settings: InfluxWriterSettings): TelemetryWriter {
  const { database, retention, log, timeout = 15_000 } = settings;
  const http = createInfluxHttp({ ...settings, timeout });
  const limit = createLimiter(requestsAtOnce);
  let prepared: Promise<void> | undefined;

  function prepare(): Promise<void> {
    prepared ??= prepareInflux(http, database, retention, log).catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  }

  async function send(policy: string, { entries }: Job, pieces: readonly Piece[]): Promise<Verdict> {
    let lines: string;
    try {
      lines = linesOf(entries, pieces);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { kind: "rejected", reason: error.message, dropped: 0 };
    }
    if (lines.length > charactersPerRequest && rowsOf(pieces) > 1) return { kind: "too-large" };
    const { status, body } = await http.write(policy, lines);
    return verdictOf(status, body);
  }

  /** Halves what is refused until each part is stored or refused as a whole. */
  async function store(policy: string, job: Job, pieces: Piece[], isRetry = false): Promise<void> {
    if (job.hasFailed) return;
    const verdict = await send(policy, job, pieces);
    if (verdict.kind === "written") return;
    if (verdict.kind === "unavailable") throw new StoreUnavailable(verdict.reason, verdict.operator);
    if (verdict.kind === "missing") {
      if (isRetry) throw new StoreUnavailable(`InfluxDB: ${verdict.reason}, and it could not be made`, true);
      prepared = undefined;
      await prepare();
      return store(policy, job, pieces, true);
    }
    const rows = rowsOf(pieces);
    if (rows === 1 || (verdict.kind === "rejected" && verdict.dropped === rows)) {
      const reason = verdict.kind === "rejected" ? verdict.reason : "larger than the store takes";
      for (const piece of pieces) job.rejections.add(piece, reason);
      return;
    }
    for (const half of halve(pieces)) await store(policy, job, half, isRetry);
  }

  /** Once one request has failed, those still waiting are not sent: all of the job will come again. */
  async function storeLists(policy: string, job: Job, lists: readonly List[]): Promise<void> {
    const parts = cut(job.entries, lists, rowsPerRequest);
    await Promise.all(
      parts.map((part) =>
        limit(() => store(policy, job, part)).catch((error: unknown) => {
          job.hasFailed = true;
          throw error;
        }),
      ),
    );
  }

  return {
    async open() {
      try {
        await prepare();
      } catch (error) {
        log.warn({ reason: (error as Error).message }, "InfluxDB is not ready yet; writes will try again");
      }
    },
    async write(entries) {
      await prepare();
      const rejections = createRejections(entries, (reason) => log.error({ reason }, "arrival rejected"));
      const job: Job = { entries, rejections, hasFailed: false };
      await Promise.all([
        storeLists(policyOf("signal"), job, ["samples"]),
        storeLists(policyOf("state"), job, ["states", "incidents"]),
      ]);
      // Arrivals last: whoever reads one finds its data.
      await storeLists(policyOf("arrival"), job, ["arrivals"]);
      return rejections.stored();
    },
    async ping() {
      const { status, body } = await http.ping();
      const verdict = verdictOf(status, body);
      if (verdict.kind !== "written") throw new StoreUnavailable(`InfluxDB answers ${status}: ${body}`);
    },
    async close() {},
  };
}
