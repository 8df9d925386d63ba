import { join } from "node:path";
import { telemetryFile } from "../../config/store/sqlite-schema.ts";
import { type PackedStates, unpackStates } from "./packed-states.ts";
import type { TelemetryReader } from "./telemetry-reader.ts";
import { createWorkerPool } from "./worker-pool.ts";

/**
 * Reads the embedded store. SQLite answers synchronously and a chart over a million samples takes it a tenth of a
 * second, so that it runs in threads: two, for a long question not to hold up all others.
 */
export function createSqliteReader({ folder }: { folder: string }): TelemetryReader {
  const path = join(folder, telemetryFile);
  const pool = createWorkerPool(new URL("./sqlite-worker.ts", import.meta.url), { path }, 2);
  return {
    open: async () => {},
    states: async (...given) => unpackStates((await pool.ask("states", ...given)) as PackedStates),
    firstState: (...given) => pool.ask("firstState", ...given) as ReturnType<TelemetryReader["firstState"]>,
    samples: (...given) => pool.ask("samples", ...given) as ReturnType<TelemetryReader["samples"]>,
    buckets: (...given) => pool.ask("buckets", ...given) as ReturnType<TelemetryReader["buckets"]>,
    lastBefore: (...given) => pool.ask("lastBefore", ...given) as ReturnType<TelemetryReader["lastBefore"]>,
    incidents: (...given) => pool.ask("incidents", ...given) as ReturnType<TelemetryReader["incidents"]>,
    arrivals: (...given) => pool.ask("arrivals", ...given) as ReturnType<TelemetryReader["arrivals"]>,
    ping: async () => void (await pool.ask("ping")),
    close: () => pool.close(),
  };
}
