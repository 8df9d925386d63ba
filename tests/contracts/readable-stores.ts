import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { createInfluxWriter } from "../../broker/stores/influx-writer.ts";
import { createSqliteWriter } from "../../broker/stores/sqlite-writer.ts";
import { createInfluxReader } from "../../dashboard-api/stores/influx-reader.ts";
import { createSqliteReader } from "../../dashboard-api/stores/sqlite-reader.ts";
import { startInflux } from "../setup/influx.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import type { ReadableStore } from "./telemetry-reader.ts";

export type { ReadableStore };

const log = pino({ level: "silent" });

/** A real InfluxDB with the broker's writer and the API's reader. */
export async function startReadableInflux(): Promise<ReadableStore & { url: string }> {
  const influx = await startInflux();
  const place = { url: influx.url, database: "machine_commons" };
  const writer = createInfluxWriter({ ...place, retention: "forever", log });
  await writer.open();
  const reader = createInfluxReader(place);
  return {
    url: influx.url,
    writer,
    reader,
    away: () => influx.kill(),
    back: () => influx.start(),
    async [Symbol.asyncDispose]() {
      await reader.close();
      await writer.close();
      await influx[Symbol.asyncDispose]();
    },
  };
}

/** A real SQLite file with the broker's writer and the API's reader. */
export async function startReadableSqlite(): Promise<ReadableStore & { folder: string }> {
  const place = temporaryFolder("telemetry-");
  const folder = join(place.path, "data");
  mkdirSync(folder);
  const writer = createSqliteWriter({ folder, retention: "forever", log });
  await writer.open();
  const reader = createSqliteReader({ folder });
  const elsewhere = join(place.path, "elsewhere");
  return {
    folder,
    writer,
    reader,
    away: async () => renameSync(folder, elsewhere),
    back: async () => renameSync(elsewhere, folder),
    async [Symbol.asyncDispose]() {
      await reader.close();
      await writer.close();
      place[Symbol.dispose]();
    },
  };
}
