import { pino } from "pino";
import { createInfluxWriter } from "../../broker/stores/influx-writer.ts";
import { createSqliteWriter } from "../../broker/stores/sqlite-writer.ts";
import type { TelemetryWriter } from "../../broker/stores/telemetry-writer.ts";
import { microsFromRfc3339, rfc3339FromMicros, SECOND } from "../../config/micros.ts";
import { createInfluxReader } from "../../dashboard-api/stores/influx-reader.ts";
import { createSqliteReader } from "../../dashboard-api/stores/sqlite-reader.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import { startApp } from "../../tests/dashboard-api/app-under-test.ts";
import { eventually } from "../../tests/setup/eventually.ts";
import { type Influx, startInflux } from "../../tests/setup/influx.ts";
import { temporaryFolder } from "../../tests/setup/temporary-folder.ts";
import { percentile } from "../load/booking-load.ts";
import { figure, type Section } from "../section.ts";

const [samples, points, times] = [1_000_000, 500, 20];
const from = microsFromRfc3339("2026-01-01T00:00:00+09:00");
const database = "machine_commons";
const log = pino({ level: "silent" });

/** A million values a second apart: slow waves with noise. */
async function fill(writer: TelemetryWriter): Promise<void> {
  await writer.open();
  const length = 5_000;
  for (let start = 0; start < samples; start += length) {
    const places = Array.from({ length }, (_, index) => start + index);
    const t = places.map((it) => from + it * SECOND);
    const v = places.map((it) => Math.sin(it / 5_000) * 50 + ((it * 2_654_435_761) % 1_000) / 100);
    const records = { samples: [{ machine: "mill", signal: "load", t, v }] };
    await writer.write([{ ...records, states: [], incidents: [], arrivals: [] }]);
  }
  await writer.close();
}

/** Milliseconds, in order. */
async function measure(act: (turn: number) => Promise<unknown>): Promise<number[]> {
  await act(0);
  const found: number[] = [];
  for (let turn = 1; turn <= times; turn += 1) {
    const began = performance.now();
    await act(turn);
    found.push(performance.now() - began);
  }
  return found.sort((a, b) => a - b);
}

/** The million as a chart asks for it, of the API's route inside this process; never the same window twice. */
async function charts(store: TelemetryReader): Promise<number[]> {
  await using it = await startApp({ store, rateLimit: 1e9 });
  const found = await measure(async (turn) => {
    const begin = from + turn * 7 * SECOND;
    const window = `from=${rfc3339FromMicros(begin)}&to=${rfc3339FromMicros(begin + samples * SECOND)}`;
    const address = `/api/v1/machines/mill/signals/load?${window}&points=${points}&reason=bench`;
    const answer = await it.get(address, "committee");
    const body = answer.json() as { buckets?: { count: number }[] };
    const count = body.buckets?.reduce((sum, bucket) => sum + bucket.count, 0) ?? 0;
    if (count < samples - 7 * times) throw new Error(`${answer.statusCode}: ${count} samples in the chart`);
  });
  await store.close();
  return found;
}

/** InfluxDB by itself: one pass that tells each bucket's greatest value, without its time. */
const onePass = ({ url }: Influx) =>
  measure(async (turn) => {
    const begin = from + turn * 7 * SECOND;
    const q =
      `SELECT max("value") FROM "commons_raw"."signal" WHERE "machine" = 'mill' AND "signal" = 'load' ` +
      `AND time >= ${begin}u AND time < ${begin + samples * SECOND}u ` +
      `GROUP BY time(${(samples * SECOND) / points}u, ${begin % ((samples * SECOND) / points)}u)`;
    const answer = await fetch(`${url}/query`, {
      method: "POST",
      body: new URLSearchParams({ db: database, epoch: "u", q }),
    });
    await answer.text();
  });

/** Bytes that InfluxDB has not put into files yet. */
async function cached({ url }: Influx): Promise<number> {
  const answer = await fetch(`${url}/query?q=${encodeURIComponent("SHOW STATS FOR 'tsm1_cache'")}`);
  const { results } = (await answer.json()) as {
    results: { series?: { columns: string[]; values: number[][] }[] }[];
  };
  const series = results[0]?.series ?? [];
  return series.reduce((sum, it) => sum + (it.values[0]?.[it.columns.indexOf("memBytes")] ?? 0), 0);
}

/** A chart of a million samples, from both stores. */
export async function signal(): Promise<Section> {
  using place = temporaryFolder("bench-signal-");
  const folder = place.path;
  await fill(createSqliteWriter({ folder, retention: "forever", log }));
  const embedded = await charts(createSqliteReader({ folder }));

  await using influx = await startInflux({ filesAfter: "1s" });
  const at = { url: influx.url, database };
  await fill(createInfluxWriter({ ...at, retention: "forever", log }));
  await eventually(async () => (await cached(influx)) === 0, "InfluxDB has all in files", 60_000);
  const whole = await charts(createInfluxReader(at));
  const pass = await onePass(influx);
  const told = (found: number[]) =>
    `${figure(percentile(found, 0.5))} / ${figure(percentile(found, 0.95))} ms`;
  return {
    title: "A chart of a million samples of one signal",
    table: [
      ["figure", "InfluxDB", "SQLite"],
      [`the route, ${points} points, median / p95`, told(whole), told(embedded)],
      ["one pass by InfluxDB alone (greatest value of each point)", told(pass), ""],
      ["ratio of the route to that pass", figure(percentile(whole, 0.5) / percentile(pass, 0.5)), ""],
    ],
    notes: [
      "Each point has its least, greatest and mean value, the count, and the count of bad ones; each question is for another window. The samples stand in InfluxDB's files, as all but the newest do.",
    ],
  };
}
