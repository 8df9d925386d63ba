import { monitorEventLoopDelay } from "node:perf_hooks";
import { pino } from "pino";
import { DAY, HOUR, type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { makeToken } from "../../dashboard-api/access/token.ts";
import { createTokenBook } from "../../dashboard-api/access/token-book.ts";
import { buildApp } from "../../dashboard-api/app.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import type { LedgerKey } from "../../dashboard-api/ledger/books-reader.ts";
import { createLedger } from "../../dashboard-api/ledger/ledger.ts";
import { createLivePicture } from "../../dashboard-api/live/live-picture.ts";
import { machineId, syntheticBookings, syntheticStore, year, yearSite } from "./synthetic-year.ts";

/**
 * The API's parts over a made-up year, with the ledger as the product keeps it: builds it, closes one more day, answers.
 * Prints one JSON object. Arguments: machines, data folder; DATABASE_URL chooses a server.
 */
const [machines = 200, dataFolder = ""] = [Number(process.argv[2]), process.argv[3]];
const site = yearSite(machines);
const ids = site.machines.map((it) => it.id);
const indexes = new Map(ids.map((id, index) => [id, index]));
const indexOf = (machine: string) => indexes.get(machine) ?? 0;
let time: Micros = year.until - DAY + 3 * HOUR;
const log = pino({ level: "silent" });
const database = openDatabase({ address: process.env.DATABASE_URL, dataFolder, warn: console.error });
await database.ready;
const picture = createLivePicture({ machines: ids, gateways: [] });
const parts = {
  ...{ database, site, picture, log },
  store: syntheticStore(indexOf),
  bookings: syntheticBookings(indexOf),
  now: () => time,
};
const ledger = createLedger({ ...parts, retention: "forever" });

const seconds = async (act: () => Promise<unknown>) => {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1_000;
};
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const build = await seconds(() => ledger.materialiser.round());
const longestStall = delays.max / 1e6;
delays.reset();
time += DAY;
const closing = await seconds(() => ledger.materialiser.round());
const stallWhileClosing = delays.max / 1e6;

const made = makeToken("bench", "committee");
const app = await buildApp({
  ...parts,
  siteHash: "0".repeat(64),
  books: ledger.books,
  machineBooks: ledger.machineBooks,
  ledger,
  linkHealth: () => ({ isUp: true, detail: "", lastMessageAt: null }),
  tokens: createTokenBook([made.entry]),
  audit: { record: async () => {}, close: async () => {} },
  rateLimit: 1e9,
});

/** 50th and 95th percentile in milliseconds. */
async function latency(ask: (turn: number) => Promise<unknown>, times = 40): Promise<[number, number]> {
  for (let turn = 0; turn < 5; turn += 1) await ask(turn);
  const found: number[] = [];
  for (let turn = 0; turn < times; turn += 1) found.push(1_000 * (await seconds(() => ask(turn))));
  found.sort((a, b) => a - b);
  return [found[Math.floor(times * 0.5)] ?? 0, found[Math.ceil(times * 0.95) - 1] ?? 0];
}
const sums = (groupBy: LedgerKey[], more: { machines?: string[]; from?: Micros; to?: Micros } = {}) =>
  ledger.books.sums({ machines: ids, from: year.from, to: year.until, groupBy, ...more });
async function route(query: string, from = year.from, to = year.until): Promise<void> {
  const window = new URLSearchParams({ from: rfc3339FromMicros(from), to: rfc3339FromMicros(to) });
  const answer = await app.inject({
    url: `/api/v1/utilization?${window}&${query}`,
    headers: { authorization: `Bearer ${made.token}` },
  });
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`);
}
const aMonth = { from: year.from + 30 * DAY, to: year.from + 61 * DAY };
const some = "figures=utilization,occupancy,bookingRate,bookingUse,readiness,faultFree";
const latencies = {
  "year by month, sums": await latency(() => sums(["month"])),
  "year by company and month, sums": await latency(() => sums(["member", "month"])),
  "one machine's month, sums": await latency((turn) =>
    sums([], { ...aMonth, machines: [machineId(turn % machines)] }),
  ),
  "year by hour of the week, sums": await latency(() => sums(["hourOfWeek"]), 5),
  "year by month, six figures over HTTP": await latency(() => route(`groupBy=month&${some}`)),
  "year by company and month, four figures over HTTP": await latency(() =>
    route(`groupBy=member,month&figures=utilization,occupancy,bookingRate,bookingUse`),
  ),
  "year by month, all figures over HTTP": await latency(() => route("groupBy=month"), 5),
  "one machine's month, all figures over HTTP": await latency((turn) =>
    route(`groupBy=machine&machines=${machineId(turn % machines)}`, aMonth.from, aMonth.to),
  ),
};
const rss = process.memoryUsage().rss / 2 ** 20;
console.log(JSON.stringify({ build, longestStall, closing, stallWhileClosing, latencies, rss }));
await app.close();
await database.close();
