import { pino } from "pino";
import { DAY, HOUR, type Micros } from "../../config/micros.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import type { GroupKey } from "../../dashboard-api/domain/grouping/grouping.ts";
import { type FigureId, figureIds } from "../../dashboard-api/domain/utilization/figure-id.ts";
import type { LedgerKey } from "../../dashboard-api/ledger/books-reader.ts";
import { createLedger } from "../../dashboard-api/ledger/ledger.ts";
import { createLivePicture } from "../../dashboard-api/live/live-picture.ts";
import { readRows } from "../../dashboard-api/routes/utilization-rows.ts";
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

/**
 * The most processor time, in ms, that this thread spent between two turns of its event loop: how long others waited for
 * it. By the clock it would count what other processes took from it too.
 */
async function longestTurn(act: () => Promise<unknown>): Promise<number> {
  let [longest, before] = [0, process.threadCpuUsage()];
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, (now.user + now.system - before.user - before.system) / 1_000);
    before = now;
  }, 1);
  await act();
  clearInterval(timer);
  return longest;
}
let [build, closing] = [0, 0];
const longestStall = await longestTurn(async () => {
  build = await seconds(() => ledger.materialiser.round());
});
time += DAY;
const stallWhileClosing = await longestTurn(async () => {
  closing = await seconds(() => ledger.materialiser.round());
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
const rows = (
  groupBy: GroupKey[],
  figures: readonly FigureId[],
  more: { machines?: string[]; from?: Micros; to?: Micros } = {},
) =>
  readRows(
    { site, books: ledger.books },
    { machines: ids, from: year.from, to: year.until, groupBy, figures, ...more },
  );
const aMonth = { from: year.from + 30 * DAY, to: year.from + 61 * DAY };
const memberFigures = figureIds.filter((id) => id !== "faultFree");
const latencies = {
  "year by month, sums": await latency(() => sums(["month"])),
  "year by company and month, sums": await latency(() => sums(["member", "month"])),
  "one machine's month, sums": await latency((turn) =>
    sums([], { ...aMonth, machines: [machineId(turn % machines)] }),
  ),
  "year by hour of the week, sums": await latency(() => sums(["hourOfWeek"]), 5),
  "year by month, all figures": await latency(() => rows(["month"], figureIds)),
  "year by company and month, all figures": await latency(() => rows(["member", "month"], memberFigures)),
  "one machine's month, all figures": await latency((turn) =>
    rows(["machine"], figureIds, { ...aMonth, machines: [machineId(turn % machines)] }),
  ),
};
const rss = process.memoryUsage().rss / 2 ** 20;
console.log(JSON.stringify({ build, longestStall, closing, stallWhileClosing, latencies, rss }));
await database.close();
