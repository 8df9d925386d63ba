import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, type Micros, SECOND } from "../../../config/micros.ts";
import { type ClockPolicy, createClockPolicy } from "../../../gateway/clock/clock-policy.ts";
import type { Reading } from "../../../gateway/readers/source-reader.ts";

const start = 20_000 * DAY;
type By = Parameters<typeof createClockPolicy>[0]["by"];
const policy = (by: By) => createClockPolicy({ by, limit: 5 * SECOND });

interface Told extends Partial<Reading> {
  /** The source's own clock minus the gateway's. */
  clockOff?: Micros;
}

/** One reading received `at` after the start whose source time is `lag` before that; result relative to the start. */
function stamp(clock: ClockPolicy, at: Micros, lag: Micros | null, told: Told = {}) {
  const { clockOff, ...more } = told;
  const receivedAt = start + at;
  const { t, by } = clock.stamp(
    {
      machine: "m",
      signal: "s",
      value: 1,
      quality: 0,
      initial: false,
      sourceTime: lag === null ? null : receivedAt - lag,
      ...more,
    },
    { receivedAt, sourceClock: clockOff === undefined ? null : receivedAt + clockOff },
  );
  return { t: t - start, by };
}
const bySource = (t: Micros) => ({ t, by: "source" });
const byReceipt = (t: Micros) => ({ t, by: "receipt" });

describe("clock: source", () => {
  test.each([
    ["as late as it travels", 0.1 * SECOND, true],
    ["behind by the limit", 5 * SECOND, true],
    ["ahead by the limit", -5 * SECOND, true],
    ["ahead by more", -5 * SECOND - 1, false],
    ["a year ahead", -365 * DAY, false],
  ])("a sample %s (%i us late) has its source's time: %s", (_, lag, isTrusted) => {
    const clock = policy("source");
    expect(stamp(clock, 0, lag)).toEqual(isTrusted ? bySource(-lag) : byReceipt(0));
    expect(clock.restamped).toBe(isTrusted ? 0 : 1);
    expect(clock.skew).toBe(-lag);
  });

  test("a clock that is behind gives itself away by its constant lag; then receipt times, until it is sane", () => {
    const clock = policy("source");
    expect(stamp(clock, 0, HOUR).by).toBe("source");
    for (let second = 5; second < 65; second += 1)
      expect(stamp(clock, second * SECOND, HOUR)).toEqual(byReceipt(second * SECOND));
    expect(stamp(clock, 65 * SECOND, SECOND)).toEqual(bySource(64 * SECOND));
    expect(clock.restamped).toBe(60);
    const incidents = clock.takeIncidents(start + 3 * MINUTE);
    expect(incidents).toMatchObject([
      {
        machine: "m",
        signal: null,
        kind: "clock-skew",
        from: start + 5 * SECOND,
        until: start + 64 * SECOND,
        count: 60,
      },
    ]);
    expect(incidents[0]?.reason).toContain("3600.0 s behind");
    expect(clock.takeIncidents(start + 4 * MINUTE)).toEqual([]);
  });

  test("with the source's own clock known to be off, not even the first sample is believed", () => {
    const clock = policy("source");
    expect(stamp(clock, 0, HOUR, { clockOff: -HOUR })).toEqual(byReceipt(0));
    expect(clock.skew).toBe(-HOUR);
  });

  test("samples that waited out an outage keep their times, for their lag shrinks as they come in", () => {
    const clock = policy("source");
    stamp(clock, 0, 0);
    // Ten minutes of one sample a second, handed over within twelve seconds.
    for (let k = 1; k <= 600; k += 1) {
      const at = 10 * MINUTE + k * 20_000;
      const made = k * SECOND;
      expect(stamp(clock, at, at - made)).toEqual(bySource(made));
    }
    expect(clock.restamped).toBe(0);
  });

  test("a step backward is counted once, and receipt times are used until the source has caught up", () => {
    const clock = policy("source");
    for (const second of [0, 1, 2]) expect(stamp(clock, second * SECOND, 0).by).toBe("source");
    for (const second of [3, 4, 5])
      expect(stamp(clock, second * SECOND, 4 * SECOND)).toEqual(byReceipt(second * SECOND));
    expect(stamp(clock, 6 * SECOND, 4 * SECOND)).toEqual(bySource(2 * SECOND));
    expect(clock.backwardSteps).toBe(1);
    expect(clock.takeIncidents(start + HOUR)).toMatchObject([{ kind: "clock-step", count: 3 }]);
  });

  test("a clock set back by an hour is a step, then a skew, until it is set right", () => {
    const clock = policy("source");
    stamp(clock, 0, 0);
    for (const second of [1, 2, 3]) expect(stamp(clock, second * SECOND, HOUR).by).toBe("receipt");
    // The time passes that of the last sane sample; the clock is still wrong.
    expect(stamp(clock, HOUR + MINUTE, HOUR).by).toBe("receipt");
    expect(stamp(clock, HOUR + 2 * MINUTE, 0).by).toBe("source");
    expect(clock.backwardSteps).toBe(1);
    expect(clock.takeIncidents(start + DAY).map((it) => [it.kind, it.count])).toEqual([
      ["clock-step", 1],
      ["clock-skew", 3],
    ]);
  });

  test.each([
    ["an initial value", { initial: true }],
    ["a repeat", { repeated: true }],
  ])("%s of any age keeps its time, which is neither skew nor step", (_, told) => {
    const clock = policy("source");
    stamp(clock, 0, 0);
    expect(stamp(clock, SECOND, DAY, told)).toEqual(bySource(SECOND - DAY));
    expect(stamp(clock, 2 * SECOND, 0)).toEqual(bySource(2 * SECOND));
    expect([clock.restamped, clock.backwardSteps, clock.skew]).toEqual([0, 0, 0]);
  });

  test("two controllers behind one server are judged apart", () => {
    const clock = policy("source");
    for (let second = 0; second < 20; second += 1) {
      const wrong = stamp(clock, second * SECOND, HOUR, { signal: "wrong" });
      expect(stamp(clock, second * SECOND, 0, { signal: "right" })).toEqual(bySource(second * SECOND));
      if (second >= 5) expect(wrong.by).toBe("receipt");
    }
    expect(clock.takeIncidents(start + HOUR)).toHaveLength(1);
  });

  test("a sample without a time gets its receipt time and is no skew", () => {
    const clock = policy("source");
    expect(stamp(clock, 7, null)).toEqual(byReceipt(7));
    expect([clock.restamped, clock.skew]).toEqual([0, null]);
  });

  test("a trouble that lasts is reported hour by hour while it lasts", () => {
    const clock = policy("source");
    const taken = [];
    for (let minute = 0; minute <= 150; minute += 1) {
      const at = minute * MINUTE + (minute % 2);
      stamp(clock, at, -HOUR);
      stamp(clock, at + 30 * SECOND, -HOUR);
      taken.push(...clock.takeIncidents(start + at + 30 * SECOND));
    }
    expect(taken).toHaveLength(2);
    expect(taken.reduce((sum, it) => sum + (it.count ?? 0), 0)).toBeGreaterThan(230);
  });
});

describe("clock: receipt", () => {
  test("samples of one signal received together follow each other by a microsecond, others do not wait", () => {
    const clock = policy("receipt");
    expect(stamp(clock, 10, 5)).toEqual(byReceipt(10));
    expect(stamp(clock, 10, 5)).toEqual(byReceipt(11));
    expect(stamp(clock, 10, 5, { signal: "other" })).toEqual(byReceipt(10));
    expect(stamp(clock, 12, 5)).toEqual(byReceipt(12));
  });
  test("a gateway clock that is set back is followed back, not held", () => {
    const clock = policy("receipt");
    stamp(clock, HOUR, null);
    expect(stamp(clock, 0, null)).toEqual(byReceipt(0));
  });
});

describe("clock: event", () => {
  test("the source's time is believed whatever it is, and its absence falls back to receipt", () => {
    const clock = policy("event");
    expect(stamp(clock, 0, 9 * 365 * DAY)).toEqual(bySource(-9 * 365 * DAY));
    expect(stamp(clock, SECOND, 9 * 365 * DAY + HOUR).by).toBe("source");
    expect(stamp(clock, 2 * SECOND, null)).toEqual(byReceipt(2 * SECOND));
    expect([clock.restamped, clock.backwardSteps]).toEqual([0, 0]);
  });
});

describe("clock: offset", () => {
  test("every sample gets the source's time plus the smallest difference seen", () => {
    const clock = policy("offset");
    expect(stamp(clock, 0, HOUR + 0.3 * SECOND)).toEqual(bySource(0));
    expect(stamp(clock, SECOND, HOUR + 0.1 * SECOND)).toEqual(bySource(SECOND));
    // Delayed by 0.4 s more than the quickest.
    expect(stamp(clock, 2 * SECOND, HOUR + 0.5 * SECOND)).toEqual(bySource(1.6 * SECOND));
    expect(clock.skew).toBe(-(HOUR + 0.1 * SECOND));
    expect(clock.backwardSteps).toBe(0);
  });
  test("a backlog does not move it, a clock set back does after a minute, a clock set forward at once", () => {
    const clock = policy("offset");
    stamp(clock, 0, HOUR);
    expect(stamp(clock, 30 * SECOND, HOUR + 20 * SECOND)).toEqual(bySource(10 * SECOND));
    for (let second = 40; second <= 200; second += 1) stamp(clock, second * SECOND, 2 * HOUR);
    expect(stamp(clock, 201 * SECOND, 2 * HOUR)).toEqual(bySource(201 * SECOND));
    expect(stamp(clock, 202 * SECOND, HOUR)).toEqual(bySource(202 * SECOND));
    expect(clock.backwardSteps).toBe(2);
    expect(clock.takeIncidents(start + HOUR)).toMatchObject([{ kind: "clock-step", count: 2 }]);
  });
  test("an initial value is not measured; before any measurement it gets its receipt time", () => {
    const clock = policy("offset");
    expect(stamp(clock, 5, DAY, { initial: true })).toEqual(byReceipt(5));
    expect(clock.skew).toBeNull();
    stamp(clock, SECOND, 0);
    expect(stamp(clock, 2 * SECOND, DAY, { initial: true })).toEqual(bySource(2 * SECOND - DAY));
  });
});

test.each(["event", "offset"] as const)("clock: %s does not follow a time that no clock shows", (by) => {
  const clock = policy(by);
  const year9999 = Date.UTC(9999, 11, 31) * 1_000;
  stamp(clock, 0, SECOND);
  expect(stamp(clock, SECOND, null, { sourceTime: year9999 })).toEqual(byReceipt(SECOND));
  expect(stamp(clock, 2 * SECOND, null, { sourceTime: -1 })).toEqual(byReceipt(2 * SECOND));
  expect(stamp(clock, 3 * SECOND, SECOND).by).toBe("source");
  expect(Math.abs(stamp(clock, 4 * SECOND, SECOND).t - 4 * SECOND)).toBeLessThanOrEqual(SECOND);
});
