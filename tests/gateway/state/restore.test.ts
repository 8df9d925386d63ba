import { expect, test } from "vitest";
import { HOUR, SECOND } from "../../../config/micros.ts";
import { deriverWith, inSeconds, observeAll, readRules, runningWhileOne } from "./deriver-with.ts";

const open = {
  machine: "m",
  state: "running",
  since: 10 * SECOND,
  confirmedAt: 60 * SECOND,
  settledUntil: 10 * SECOND,
  rules: "former",
} as const;

test("what a crash left open closes at its last confirmation, by the rules that derived it; then it is unknown", () => {
  const deriver = deriverWith(runningWhileOne, { restored: open });
  observeAll(deriver, "x", [[90, 1]]);
  deriver.confirm(90 * SECOND);
  deriver.confirm(100 * SECOND);
  const intervals = deriver.takeAll();
  expect(inSeconds(intervals)).toEqual(["running 10-60", "unknown 60-90", "running 90-100"]);
  expect(intervals[0]?.rules).toBe("former");
  expect(intervals[2]?.rules).not.toBe("former");
});

test("until the intervals it left are taken, the open state is still the one that was kept", () => {
  const deriver = deriverWith(runningWhileOne, { restored: open });
  expect(deriver.open()).toEqual(open);
  deriver.takeSettled();
  expect(deriver.open()).toMatchObject({ state: "unknown", since: 60 * SECOND, settledUntil: 60 * SECOND });
});

test("states not yet settled at the crash come back with the open one", () => {
  const earlier = [
    { from: 10 * SECOND, state: "running" as const },
    { from: 40 * SECOND, state: "held" as const },
  ];
  const restored = { ...open, since: 55 * SECOND, state: "idle" as const, earlier };
  expect(inSeconds(deriverWith(runningWhileOne, { restored }).takeSettled())).toEqual([
    "running 10-40",
    "held 40-55",
    "idle 55-60",
  ]);
});

test("time for which nobody kept a state is unknown", () => {
  const restored = { ...open, since: 55 * SECOND };
  expect(inSeconds(deriverWith(runningWhileOne, { restored }).takeSettled())).toEqual([
    "unknown 10-55",
    "running 55-60",
  ]);
});

test("what was left behind and the outage are cut at full hours too", () => {
  const restored = { ...open, confirmedAt: HOUR + 60 * SECOND };
  const deriver = deriverWith(runningWhileOne, { restored });
  deriver.confirm(2 * HOUR + SECOND);
  expect(inSeconds(deriver.takeAll())).toEqual([
    "running 10-3600",
    "running 3600-3660",
    "unknown 3660-7200",
    "unknown 7200-7201",
  ]);
});

test("a gateway clock that went back over a restart leaves no overlap", () => {
  const deriver = deriverWith(runningWhileOne, { restored: open });
  observeAll(deriver, "x", [[30, 1]]);
  deriver.confirm(30 * SECOND);
  deriver.confirm(70 * SECOND);
  deriver.confirm(80 * SECOND);
  expect(inSeconds(deriver.takeAll())).toEqual(["running 10-60", "unknown 60-70", "running 70-80"]);
});

test("after a clean stop nothing is told twice when the same timeline goes on", () => {
  const rules = readRules([
    { state: "running", when: { signal: "x", equals: 1, offDelay: "10 s" } },
    { state: "idle", when: "always" },
  ]);
  const deriver = deriverWith(rules, { lateness: SECOND });
  observeAll(deriver, "x", [
    [0, 1],
    [8, 0],
  ]);
  deriver.confirm(0);
  deriver.confirm(12 * SECOND);
  expect(inSeconds(deriver.takeAll())).toEqual(["running 0-12"]);
  deriver.confirm(30 * SECOND);
  expect(inSeconds(deriver.takeAll())).toEqual(["idle 12-30"]);
});
