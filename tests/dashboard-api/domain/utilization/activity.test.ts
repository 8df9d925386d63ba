import { expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import { activityOf } from "../../../../dashboard-api/domain/utilization/activity.ts";
import { timelineOf } from "../ledger/day-in-minutes.ts";

test("a day's activity: first on, last off, longest idle and starts, unknown time being neither", () => {
  const activity = activityOf(
    timelineOf([
      ["off", 60],
      ["setup", 10],
      ["running", 50],
      ["idle", 20],
      ["down", 25],
      ["running", 30],
      ["unknown", 300],
      ["running", 5],
      ["idle", 30],
    ]),
  );
  expect(activity).toEqual({
    firstOn: 60 * MINUTE,
    lastOff: 500 * MINUTE,
    longestIdle: { from: 0, until: 60 * MINUTE },
    starts: 2,
  });
});

test("a day without data has no activity and no idleness", () => {
  expect(activityOf(timelineOf([["unknown", 480]]))).toEqual({
    firstOn: null,
    lastOff: null,
    longestIdle: null,
    starts: 0,
  });
});
