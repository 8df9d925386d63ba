import { pino } from "pino";
import { createInfluxWriter } from "../../broker/stores/influx-writer.ts";
import { DAY, systemNow } from "../../config/micros.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import { createLedger } from "../../dashboard-api/ledger/ledger.ts";
import { createLivePicture } from "../../dashboard-api/live/live-picture.ts";
import { createInfluxReader } from "../../dashboard-api/stores/influx-reader.ts";
import { startInflux } from "../../tests/setup/influx.ts";
import { startPostgres } from "../../tests/setup/postgres.ts";
import { startService } from "../../tests/setup/service.ts";
import { temporaryFolder } from "../../tests/setup/temporary-folder.ts";
import { machineId, statesOfDay, syntheticBookings, year, yearSite } from "../load/synthetic-year.ts";
import { figure, type Section } from "../section.ts";

const machines = Number(process.env.BENCH_MACHINES ?? 200);
/** The year is read raw for so many machines, and the time scaled to all. */
const rawMachines = Math.min(10, machines);

interface Found {
  build: number;
  closing: number;
  longestStall: number;
  stallWhileClosing: number;
  rss: number;
  latencies: Record<string, [number, number]>;
}

async function host(environment: NodeJS.ProcessEnv): Promise<Found> {
  using folder = temporaryFolder("bench-ledger-");
  const service = startService(
    process.execPath,
    ["bench/load/ledger-host.ts", String(machines), folder.path],
    environment,
  );
  const [text] = await service.printed(/^\{.*\}$/m, 3_600_000);
  await service.ended();
  return JSON.parse(text) as Found;
}

/** Seconds to add the year up from the raw intervals of some machines in InfluxDB. */
async function fromIntervals(databaseAddress: string): Promise<{ seconds: number; intervals: number }> {
  await using influx = await startInflux();
  const place = { url: influx.url, database: "machine_commons" };
  const writer = createInfluxWriter({ ...place, retention: "forever", log: pino({ level: "silent" }) });
  await writer.open();
  let intervals = 0;
  for (let index = 0; index < rawMachines; index += 1) {
    for (let day = Math.floor(year.from / DAY); day * DAY < year.until; day += 30) {
      const states = Array.from({ length: 30 }, (_, more) =>
        statesOfDay(machineId(index), index, day + more),
      ).flat();
      intervals += states.length;
      await writer.write([{ samples: [], incidents: [], arrivals: [], states }]);
    }
  }
  await writer.close();
  const site = yearSite(rawMachines);
  const store = createInfluxReader(place);
  const ids = site.machines.map((it) => it.id);
  const bookings = syntheticBookings((machine) => ids.indexOf(machine));
  // A ledger that nobody keeps: every day is computed from telemetry, as one not booked yet is.
  const database = openDatabase({ address: databaseAddress, dataFolder: "", warn: console.error });
  const picture = createLivePicture({ machines: ids, gateways: [] });
  const { books: reader } = createLedger({
    ...{ database, store, bookings, site, picture, now: systemNow, log: pino({ level: "silent" }) },
    retention: "forever",
  });
  await database.ready;
  const began = performance.now();
  await reader.sums({ machines: ids, from: year.from, to: year.until, groupBy: ["month"] });
  const seconds = (performance.now() - began) / 1_000;
  await Promise.all([store.close(), database.close()]);
  return { seconds, intervals };
}

/** A year of a whole cluster from the ledger, on both databases, and from the raw intervals. */
export async function utilization(): Promise<Section> {
  await using postgres = await startPostgres();
  const onPostgres = await host({ DATABASE_URL: await postgres.database() });
  const onPglite = await host({ DATABASE_URL: undefined });
  const raw = await fromIntervals(await postgres.database());
  const scale = machines / rawMachines;
  const ms = ([median, high]: [number, number] = [0, 0]) => `${figure(median)} / ${figure(high)} ms`;
  const both = (name: string, of: (found: Found) => string) => [name, of(onPostgres), of(onPglite)];
  const ledgerMs = onPostgres.latencies["year by month, sums"]?.[0] ?? 0;
  return {
    title: `Utilization of ${machines} machines over a year`,
    table: [
      ["figure", "PostgreSQL", "PGlite"],
      both(`building ${figure(machines * 364)} machine-days`, (it) => `${figure(it.build)} s`),
      both(`closing one day of all ${machines} machines`, (it) => `${figure(it.closing)} s`),
      both(
        "longest turn of the event loop (processor time), building / closing",
        (it) => `${figure(it.longestStall)} / ${figure(it.stallWhileClosing)} ms`,
      ),
      ...Object.keys(onPostgres.latencies).map((name) =>
        both(`${name}, median / p95`, (it) => ms(it.latencies[name])),
      ),
      both("resident memory of the process afterwards", (it) => `${figure(it.rss)} MB`),
      ["the year by month from raw intervals in InfluxDB", `${figure(raw.seconds * scale)} s`, ""],
      ["against the ledger", `${figure((raw.seconds * scale * 1_000) / ledgerMs)} times slower`, ""],
    ],
    notes: [
      `About ${figure(raw.intervals / rawMachines / 365)} intervals a machine-day and three bookings, by 12 companies; intervals are made when they are read, the rest is the product's own code.`,
      `Raw intervals were read for ${rawMachines} machines (${figure(raw.intervals)} intervals) by the same reader with an empty ledger, and the time scaled to ${machines}.`,
    ],
  };
}
