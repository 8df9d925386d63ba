import { expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../config/micros.ts";
import { dayQuality } from "../../../../dashboard-api/domain/quality/day-quality.ts";
import { type Stretches, timelineOf } from "../ledger/day-in-minutes.ts";

const day = { from: 0, until: 24 * HOUR };
const open = [{ from: 8 * HOUR, until: 18 * HOUR }];
const judge = (stretches: Stretches, seenUntil: number = day.until) =>
  dayQuality({
    ...{ day, seenUntil, open },
    timeline: timelineOf(stretches),
    incidents: [],
    leastCoverage: 0.8,
  });

test.each([
  ["all seen", [["idle", 1440]], 1, false],
  [
    "exactly the least coverage",
    [
      ["idle", 960],
      ["unknown", 120],
      ["idle", 360],
    ],
    0.8,
    false,
  ],
  [
    "a minute less",
    [
      ["idle", 959],
      ["unknown", 121],
      ["idle", 360],
    ],
    479 / 600,
    true,
  ],
  [
    "unseen while closed",
    [
      ["unknown", 480],
      ["idle", 600],
      ["unknown", 360],
    ],
    1,
    false,
  ],
] as [string, Stretches, number, boolean][])("%s", (_, stretches, coverage, alarm) => {
  expect(judge(stretches)).toMatchObject({ open: { coverage }, alarm });
});

test("an unfinished day raises its alarm as soon as the rest cannot make up for it, not before", () => {
  const stretches: Stretches = [
    ["off", 480],
    ["unknown", 121],
    ["idle", 839],
  ];
  expect(judge(stretches, 8 * HOUR + 120 * MINUTE)).toMatchObject({ open: { coverage: 0 }, alarm: false });
  expect(judge(stretches, 8 * HOUR + 121 * MINUTE).alarm).toBe(true);
});

test("neighbouring unknown and lost stretches are one gap", () => {
  const { gaps, lost } = judge([
    ["idle", 10],
    ["unknown", 5],
    ["lost", 7],
    ["unknown", 1],
    ["idle", 4],
    ["lost", 1413],
  ]);
  expect(gaps).toEqual({ count: 2, longest: 1413 * MINUTE });
  expect(lost).toBe(1420 * MINUTE);
});

test("a day not yet begun has no coverage and no alarm", () => {
  expect(judge([["idle", 1440]], 0)).toMatchObject({
    all: { coverage: null },
    open: { coverage: null },
    alarm: false,
  });
});
