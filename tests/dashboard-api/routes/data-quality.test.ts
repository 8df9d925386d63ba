import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";

describe("data quality", () => {
  let it: AppUnderTest;
  const now = at("2026-03-04T03:00:00Z");
  /** Monday 2026-03-02, 08:00 in Tokyo; the mill is open until 17:00. */
  const opening = at("2026-03-01T23:00:00Z");
  const interval = (from: number, until: number, state: StateInterval["state"]): StateInterval => ({
    ...{ machine: "mill", derivation: 0, rules: "r", state },
    ...{ from: opening + from * MINUTE, until: opening + until * MINUTE },
  });
  beforeAll(async () => {
    it = await startApp({ now: () => now });
    const incident = { machine: "mill", signal: null, reason: "", count: null };
    await it.write({
      states: [
        interval(0, 60, "running"),
        interval(60, 90, "lost"),
        interval(90, 120, "unknown"),
        interval(120, 180, "idle"),
        ...[3, 4, 5, 6, 7].map((hour) => interval(hour * 60, hour * 60 + 60, "idle")),
      ],
      incidents: [
        { ...incident, kind: "source-down", from: opening + 90 * MINUTE, until: opening + 120 * MINUTE },
        {
          ...{ ...incident, signal: "load", kind: "source-down" },
          ...{ from: opening + 100 * MINUTE, until: opening + 121 * MINUTE },
        },
        { ...incident, kind: "clock-step", from: opening + SECOND, until: opening + SECOND },
        // From Monday evening into Tuesday.
        {
          ...incident,
          kind: "clock-skew",
          from: at("2026-03-02T14:30:00Z"),
          until: at("2026-03-02T16:00:00Z"),
        },
      ],
    });
  });
  afterAll(() => it[Symbol.asyncDispose]());

  test("tells coverage, gaps, losses and incidents of each machine's local day", async () => {
    const answer = (
      await it.get("/api/v1/data-quality?from=2026-03-02T12:00:00Z&to=2026-03-02T13:00:00Z&machines=mill")
    ).json();
    const none = { count: 0, duration: 0 };
    expect(answer).toEqual({
      from: "2026-03-01T15:00:00Z",
      to: "2026-03-02T15:00:00Z",
      zone: "Asia/Tokyo",
      leastCoverage: 0.8,
      rows: [
        {
          keys: { machine: "mill", day: "2026-03-02" },
          open: { length: 9 * HOUR, observed: 7 * HOUR, coverage: 7 / 9 },
          all: { length: 24 * HOUR, observed: 7 * HOUR, coverage: 7 / 24 },
          gaps: { count: 3, longest: 8 * HOUR },
          lost: 30 * MINUTE,
          incidents: {
            gap: none,
            lost: none,
            "source-down": { count: 2, duration: 31 * MINUTE },
            "clock-skew": { count: 1, duration: 30 * MINUTE },
            "clock-step": { count: 1, duration: 0 },
          },
          alarm: true,
        },
      ],
      alarms: [{ machine: "mill", day: "2026-03-02", coverage: 7 / 9 }],
    });
  });

  test("gives a day and machine a row, today as far as it has come, closed days without alarm", async () => {
    const { rows, to } = (
      await it.get("/api/v1/data-quality?from=2026-02-28T15:00:00Z&to=2026-03-09T00:00:00Z")
    ).json();
    expect(to).toBe("2026-03-04T03:00:00Z");
    const found = rows.map((row: { keys: { machine: string; day: string }; alarm: boolean }) => [
      ...[row.keys.machine, row.keys.day, row.alarm],
    ]);
    expect(found).toEqual([
      ["mill", "2026-03-01", false],
      ["mill", "2026-03-02", true],
      ["mill", "2026-03-03", true],
      ["mill", "2026-03-04", true],
      ...["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"].map((day) => ["lathe", day, true]),
    ]);
    const today = rows.find(
      (row: { keys: { machine: string; day: string } }) => row.keys.day === "2026-03-04",
    );
    expect(today.all.length).toBe(12 * HOUR);
    expect(today.open.length).toBe(4 * HOUR);
  });
});
