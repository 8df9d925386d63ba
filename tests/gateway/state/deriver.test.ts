import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { processorTime } from "../../setup/processor-time.ts";
import { deriverWith, inSeconds, observeAll, readRules, runningWhileOne } from "./deriver-with.ts";

test("a step function holds each value until the next: 18 s on (G3)", () => {
  const deriver = deriverWith(runningWhileOne);
  const at = (time: string) => microsFromRfc3339(`2026-01-05T${time}Z`);
  for (const [time, value] of [
    ["18:34:59", 1],
    ["18:35:07", 1],
    ["18:35:17", 0],
  ] as const) {
    deriver.observe({ signal: "x", t: at(time), value, quality: 0 });
    deriver.confirm(at(time));
  }
  deriver.confirm(at("18:40:00"));
  expect(deriver.takeAll().slice(0, 1)).toEqual([
    {
      machine: "m",
      derivation: 0,
      rules: deriver.open()?.rules,
      state: "running",
      from: at("18:34:59"),
      until: at("18:35:17"),
    },
  ]);
});

test("thresholds and delays count from the crossings: exactly [20, 100) s (G8)", () => {
  const rules = readRules([
    {
      state: "running",
      when: { signal: "kw", above: { on: 1, off: 0.7 }, onDelay: "3 s", offDelay: "10 s" },
    },
    { state: "idle", when: "always" },
  ]);
  const kilowatts = (second: number) => {
    const steps = [
      [10, 0.2],
      [12, 1.2],
      [20, 0.2],
      [60, 1.2],
      [65, 0.8],
      [71, 0.3],
      [100, 1.2],
    ] as const;
    return steps.find(([until]) => second < until)?.[1] ?? 0.3;
  };
  const deriver = deriverWith(rules);
  const settled: string[] = [];
  for (let second = 0; second <= 130; second += 1) {
    observeAll(deriver, "kw", [[second, kilowatts(second)]]);
    deriver.confirm(second * SECOND);
    settled.push(...inSeconds(deriver.takeSettled()));
  }
  expect(settled).toEqual(["idle 0-20", "running 20-100"]);
  expect(deriver.open()).toMatchObject({ state: "idle", since: 100 * SECOND, confirmedAt: 130 * SECOND });
});

describe("settling", () => {
  test("an interval is told once, when what ends it can no longer be changed by a late sample", () => {
    const deriver = deriverWith(runningWhileOne, { lateness: 2 * SECOND });
    observeAll(deriver, "x", [[0, 1]]);
    deriver.confirm(0);
    observeAll(deriver, "x", [[10, 0]]);
    deriver.confirm(12 * SECOND);
    expect(deriver.takeSettled()).toEqual([]);
    deriver.confirm(13 * SECOND);
    expect(inSeconds(deriver.takeSettled())).toEqual(["running 0-10"]);
    expect(deriver.takeSettled()).toEqual([]);
  });

  test("intervals are cut at full hours while the state goes on, and the open one keeps its start", () => {
    const deriver = deriverWith(runningWhileOne);
    const from = 10 * MINUTE;
    deriver.observe({ signal: "x", t: from, value: 1, quality: 0 });
    deriver.confirm(from);
    deriver.confirm(2 * HOUR + MINUTE);
    expect(deriver.takeSettled().map((it) => [it.from, it.until])).toEqual([
      [from, HOUR],
      [HOUR, 2 * HOUR],
    ]);
    expect(deriver.open()).toMatchObject({ state: "running", since: from, settledUntil: 2 * HOUR });
  });

  test("a late sample within the lateness takes its place, whatever was known after it", () => {
    const deriver = deriverWith(runningWhileOne, { lateness: 5 * SECOND });
    observeAll(deriver, "x", [
      [0, 0],
      [8, 0],
    ]);
    deriver.confirm(0);
    deriver.confirm(9 * SECOND);
    observeAll(deriver, "x", [[4, 1]]);
    deriver.confirm(20 * SECOND);
    expect(inSeconds(deriver.takeSettled())).toEqual(["idle 0-4", "running 4-8"]);
    expect(deriver.late).toBe(0);
  });

  test("a sample later than that counts from the settled time on when it is the newest, else not at all", () => {
    const deriver = deriverWith(runningWhileOne, { lateness: 2 * SECOND });
    observeAll(deriver, "x", [[0, 0]]);
    deriver.confirm(0);
    deriver.confirm(12 * SECOND);
    observeAll(deriver, "x", [
      [5, 1],
      [3, 0],
    ]);
    expect(deriver.late).toBe(2);
    deriver.confirm(30 * SECOND);
    expect(inSeconds(deriver.takeAll())).toEqual(["idle 0-10", "running 10-30"]);
  });

  test("a clock that goes backward changes nothing and breaks nothing", () => {
    const deriver = deriverWith(runningWhileOne);
    observeAll(deriver, "x", [[100, 1]]);
    deriver.confirm(100 * SECOND);
    deriver.confirm(110 * SECOND);
    observeAll(deriver, "x", [[50, 0]]);
    deriver.confirm(50 * SECOND);
    deriver.confirm(120 * SECOND);
    expect(inSeconds(deriver.takeAll())).toEqual(["running 100-120"]);
    expect(deriver.late).toBe(1);
  });
});

describe("a state holds only while its source is confirmed", () => {
  test("after a disconnection it ends at the last confirmation, and is unknown until the next", () => {
    const deriver = deriverWith(runningWhileOne);
    observeAll(deriver, "x", [[0, 1]]);
    deriver.confirm(0);
    deriver.confirm(10 * SECOND);
    deriver.disconnect();
    expect(deriver.open()).toMatchObject({ state: "unknown", since: 10 * SECOND });
    deriver.confirm(40 * SECOND);
    deriver.confirm(50 * SECOND);
    expect(inSeconds(deriver.takeAll())).toEqual(["running 0-10", "unknown 10-40", "running 40-50"]);
  });

  test("silence of up to three heartbeats holds, longer silence is unknown from the last confirmation", () => {
    const deriver = deriverWith(runningWhileOne, { staleAfter: 30 * SECOND });
    observeAll(deriver, "x", [[0, 1]]);
    for (const second of [0, 30, 61]) deriver.confirm(second * SECOND);
    expect(inSeconds(deriver.takeAll())).toEqual(["running 0-30", "unknown 30-61"]);
  });

  test("without a limit of silence two samples ten minutes apart hold the state between them", () => {
    const deriver = deriverWith(runningWhileOne);
    for (const [second, value] of [
      [0, 1],
      [600, 0],
    ] as const) {
      observeAll(deriver, "x", [[second, value]]);
      deriver.confirm(second * SECOND);
    }
    expect(inSeconds(deriver.takeAll())).toEqual(["running 0-600"]);
  });

  test("before the first confirmation nothing is open, unless the start is told: then that time is unknown", () => {
    const deriver = deriverWith(runningWhileOne);
    observeAll(deriver, "x", [[0, 1]]);
    expect(deriver.open()).toBeNull();
    const told = deriverWith(runningWhileOne, { startedAt: 5 * SECOND });
    observeAll(told, "x", [[0, 1]]);
    told.confirm(8 * SECOND);
    told.confirm(9 * SECOND);
    expect(inSeconds(told.takeAll())).toEqual(["unknown 5-8", "running 8-9"]);
  });
});

describe("what a signal does not tell", () => {
  const value = (quality: number, told: number | null) => {
    const deriver = deriverWith(runningWhileOne);
    deriver.observe({ signal: "x", t: 0, value: told, quality });
    deriver.confirm(0);
    return deriver.open()?.state;
  };
  test.each([
    ["a good value", 0, 1, "running"],
    ["an uncertain value", 0x40000000, 1, "running"],
    ["a bad value", 0x80000000, 1, "unknown"],
    ["no value", 0, null, "unknown"],
  ])("%s (quality %i, value %s) gives %s", (_, quality, told, state) => {
    expect(value(quality, told)).toBe(state);
  });

  test("a rule may say what its condition is while the signal is unknown", () => {
    const rules = readRules([
      { state: "down", when: { signal: "alarm", equals: true, ifUnknown: false } },
      { state: "running", when: { signal: "x", equals: 1 } },
    ]);
    const deriver = deriverWith(rules);
    observeAll(deriver, "x", [[0, 1]]);
    deriver.confirm(0);
    expect(deriver.open()?.state).toBe("running");
  });

  test("no matching rule is unknown", () => {
    const deriver = deriverWith(readRules([{ state: "running", when: { signal: "x", equals: 1 } }]));
    observeAll(deriver, "x", [[0, 2]]);
    deriver.confirm(0);
    expect(deriver.open()?.state).toBe("unknown");
  });

  test("stale becomes true when a signal has given nothing for so long, and false with its next sample", () => {
    const rules = readRules([
      { state: "off", when: { signal: "x", stale: "10 s" } },
      { state: "idle", when: "always" },
    ]);
    const deriver = deriverWith(rules);
    observeAll(deriver, "x", [[0, 5]]);
    deriver.confirm(0);
    deriver.confirm(25 * SECOND);
    observeAll(deriver, "x", [[25, 5]]);
    deriver.confirm(30 * SECOND);
    expect(inSeconds(deriver.takeAll())).toEqual(["idle 0-10", "off 10-25", "idle 25-30"]);
  });
});

test("keep goes on with the state before it, and keeps nothing after unknown time", () => {
  const rules = readRules([
    { state: "running", when: { signal: "s", equals: "Execute" } },
    { state: "held", when: { signal: "s", equals: "Held" } },
    { state: "keep", when: { signal: "s", in: ["Holding", "Unholding"] } },
  ]);
  const deriver = deriverWith(rules);
  observeAll(deriver, "s", [
    [0, "Execute"],
    [10, "Holding"],
    [12, "Held"],
    [20, "Unholding"],
    [22, "Execute"],
    [30, null],
    [31, "Holding"],
  ]);
  deriver.confirm(0);
  deriver.confirm(40 * SECOND);
  expect(inSeconds(deriver.takeAll())).toEqual([
    "running 0-12",
    "held 12-22",
    "running 22-30",
    "unknown 30-40",
  ]);
});

test("a hundred thousand samples a second cost little, and those that no rule uses almost nothing", () => {
  const deriver = deriverWith(runningWhileOne, { lateness: 2 * SECOND });
  deriver.confirm(0);
  const unused = { signal: "y", t: 0, value: 1, quality: 0 };
  const ofUnused = processorTime();
  for (let i = 0; i < 200_000; i += 1) deriver.observe(unused);
  expect(ofUnused()).toBeLessThan(200);
  const ofUsed = processorTime();
  for (let i = 0; i < 100_000; i += 1) {
    const t = i * 864_000;
    deriver.observe({ signal: "x", t, value: i % 50 < 25 ? 1 : 0, quality: 0 });
    deriver.confirm(t);
    deriver.takeSettled();
    deriver.open();
  }
  expect(ofUsed()).toBeLessThan(2_000);
});
