import { pino } from "pino";
import { DAY, HOUR, type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import { createLedger } from "../../dashboard-api/ledger/ledger.ts";
import { createLivePicture } from "../../dashboard-api/live/live-picture.ts";
import { startApp } from "../../tests/dashboard-api/app-under-test.ts";
import { fairYearBookings, fairYearSite, recordFairYear } from "./fair-year.ts";
import { syntheticStore, year } from "./synthetic-year.ts";

/**
 * The API over a made-up year of 60 companies, with the ledger as the product keeps it, asked over HTTP inside the
 * process. Prints one JSON object. Arguments: machines, data folder; DATABASE_URL chooses a server.
 */
const [machines = 200, dataFolder = ""] = [Number(process.argv[2]), process.argv[3]];
const site = fairYearSite(machines);
const ids = site.machines.map((it) => it.id);
const indexes = new Map(ids.map((id, index) => [id, index]));
const indexOf = (machine: string) => indexes.get(machine) ?? 0;
const time: Micros = year.until + 3 * HOUR;
const log = pino({ level: "silent" });
const database = openDatabase({ address: process.env.DATABASE_URL, dataFolder, warn: console.error });
await database.ready;
const picture = createLivePicture({ machines: ids, gateways: [] });
const bookings = fairYearBookings(indexOf);
const now = () => time;
const parts = { database, site, picture, log, store: syntheticStore(indexOf), bookings, now };
const ledger = createLedger({ ...parts, retention: "forever" });

const recorded = await recordFairYear(database, ids);
const began = performance.now();
await ledger.materialiser.round();
const build = (performance.now() - began) / 1_000;

const { machineBooks, books } = ledger;
const it = await startApp({ database, bookings, machineBooks, books, picture, now, rateLimit: 1e9 }, site);
const iso = (at: Micros) => encodeURIComponent(rfc3339FromMicros(at));
const window = (from: Micros, to: Micros) => `from=${iso(from)}&to=${iso(to)}`;
const wholeYear = window(year.from, year.until);

const ask = async (address: string, more: object = {}) => {
  const answer = await it.get(`/api/v1/fairness${address}`, "committee", more);
  if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.body}`);
};

/** 50th and 95th percentile in milliseconds, and the first of all. */
async function latency(act: (turn: number) => Promise<unknown>, times = 40): Promise<number[]> {
  const found: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    await act(turn);
    found.push(performance.now() - start);
  }
  const [first = 0] = found;
  found.sort((a, b) => a - b);
  return [found[Math.floor(times * 0.5)] ?? 0, found[Math.ceil(times * 0.95) - 1] ?? 0, first];
}

const askInVain = (turn: number) =>
  database.use((db) =>
    db
      .insertInto("demand_attempt")
      .values({
        ...{ request: `again-${turn}`, company: "company-07", machine: ids[turn % ids.length] as string },
        ...{ at: year.until - HOUR, starts: time, until: time + HOUR, requested: HOUR, peak: 0, job: null },
        ...{ waitlist: null, booking: null, outcome: "busy" },
      })
      .execute(),
  );

const quotas = { from: rfc3339FromMicros(year.from), to: rfc3339FromMicros(year.until) };
const latencies = {
  "fairness of the year": await latency(() => ask(`?${wholeYear}`)),
  "the same, after somebody has asked for time each time": await latency(async (turn) => {
    await askInVain(turn);
    await ask(`?${wholeYear}`);
  }, 20),
  "fairness of a year that nobody has asked for before": await latency(
    (turn) => ask(`?${window(year.from + (turn + 1) * DAY, year.until)}`),
    10,
  ),
  "fairness of the year by month": await latency(() => ask(`?${wholeYear}&groupBy=month`)),
  "fairness of the year in detail, with claims": await latency(() => ask(`?${wholeYear}&detail=true`)),
  "fairness of a month": await latency(() => ask(`?${window(year.until - 31 * DAY, year.until)}`)),
  "one company's year opened into its lines": await latency(
    (turn) =>
      ask(`/explain?${wholeYear}&member=${site.companies[turn % site.companies.length]?.id}&limit=500`),
    5,
  ),
  "what if the year had had other shares": await latency(
    () =>
      ask("/what-if", {
        method: "POST",
        payload: {
          ...quotas,
          shares: [{ since: "2025-04-01", shares: { "company-00": 1, "company-01": 2 } }],
        },
      }),
    10,
  ),
};
const rss = process.memoryUsage().rss / 2 ** 20;
console.log(JSON.stringify({ recorded, build, latencies, rss }));
await it[Symbol.asyncDispose]();
await database.close();
