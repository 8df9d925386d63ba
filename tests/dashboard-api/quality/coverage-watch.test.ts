import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { noBookings } from "../../../dashboard-api/ledger/booking-reader.ts";
import { createLivePicture } from "../../../dashboard-api/live/live-picture.ts";
import { createCoverageWatch } from "../../../dashboard-api/quality/coverage-watch.ts";
import { createMachineQuality } from "../../../dashboard-api/quality/machine-quality.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { at, startApp } from "../app-under-test.ts";
import { smallSite } from "../small-site.ts";

const stores: ReadableStore[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store[Symbol.asyncDispose]();
});

/** A watch over the mill, open 08:00 to 17:00 in Tokyo, on a real store, with a clock set by hand. */
async function startWatch() {
  const store = await startReadableSqlite();
  stores.push(store);
  const site = smallSite();
  const logged: { level: number; day?: string; msg: string }[] = [];
  let time = at("2026-03-02T08:00:00Z");
  const picture = createLivePicture({ machines: ["mill"], gateways: [] });
  const watch = createCoverageWatch({
    machines: ["mill"],
    quality: createMachineQuality({ site, store: store.reader, picture, bookings: noBookings }),
    now: () => time,
    log: pino({ level: "warn" }, { write: (line: string) => void logged.push(JSON.parse(line)) }),
  });
  return {
    ...{ store, watch, logged },
    set: (text: string) => {
      time = at(text);
    },
    observe: (start: string, hours: number) =>
      store.writer.write([
        {
          ...{ samples: [], incidents: [], arrivals: [] },
          states: Array.from({ length: hours }, (_, i) => ({
            ...{ machine: "mill", derivation: 0, rules: "r", state: "idle" as const },
            ...{ from: at(start) + i * HOUR, until: at(start) + (i + 1) * HOUR },
          })),
        },
      ]),
  };
}

test("an open day seen too little is logged once, and shown as today's and then as yesterday's", async () => {
  const it = await startWatch();
  await it.observe("2026-03-01T23:00:00Z", 5);
  await it.watch.check();
  await it.watch.check();
  expect(it.watch.found()).toContainEqual({ machine: "mill", day: "today", coverage: 5 / 9, alarm: true });
  it.set("2026-03-02T15:30:00Z");
  await it.watch.check();
  expect(it.watch.found()).toEqual([
    { machine: "mill", day: "yesterday", coverage: 5 / 9, alarm: true },
    { machine: "mill", day: "today", coverage: null, alarm: false },
  ]);
  expect(it.logged.map((line) => [line.level, line.day])).toEqual([[40, "2026-03-02"]]);
  it.set("2026-03-03T08:00:00Z");
  await it.watch.check();
  expect(it.logged.map((line) => line.day)).toEqual(["2026-03-02", "2026-03-03"]);
});

test("a day that is seen raises nothing, and a closed one neither", async () => {
  const it = await startWatch();
  await it.observe("2026-03-01T23:00:00Z", 9);
  await it.watch.check();
  expect(it.watch.found()).toEqual([
    { machine: "mill", day: "yesterday", coverage: null, alarm: false },
    { machine: "mill", day: "today", coverage: 1, alarm: false },
  ]);
  expect(it.logged).toEqual([]);
});

test("a store that does not answer ends nothing: it is said, and looked at again", async () => {
  const it = await startWatch();
  await it.observe("2026-03-01T23:00:00Z", 9);
  await it.store.away();
  await it.watch.check();
  expect(it.logged).toHaveLength(1);
  expect(it.watch.found()).toEqual([]);
  await it.store.back();
  await it.watch.check();
  expect(it.watch.found()).toHaveLength(2);
});

test("metrics tell coverage and alarm of each machine", async () => {
  const app = await startApp({
    coverage: () => [
      { machine: "mill", day: "today", coverage: 0.5, alarm: true },
      { machine: "mill", day: "yesterday", coverage: null, alarm: false },
    ],
  });
  const { body } = await app.get("/metrics");
  expect(body).toMatch(/^api_open_time_coverage_ratio\{machine="mill",day="today"\} 0.5$/m);
  expect(body).not.toMatch(/api_open_time_coverage_ratio\{machine="mill",day="yesterday"\}/);
  expect(body).toMatch(/^api_coverage_alarm\{machine="mill",day="today"\} 1$/m);
  expect(body).toMatch(/^api_coverage_alarm\{machine="mill",day="yesterday"\} 0$/m);
  await app[Symbol.asyncDispose]();
});
