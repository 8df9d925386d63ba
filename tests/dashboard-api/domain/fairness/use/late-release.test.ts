import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../../config/micros.ts";
import { lateReleaseLines } from "../../../../../dashboard-api/domain/fairness/use/late-release.ts";
import { peakPartOfHour } from "../../../../../dashboard-api/domain/fairness/use/peak-part.ts";

const hours = (from: number, until: number) => ({ from: from * HOUR, until: until * HOUR });
const release = { machine: "m", company: "a", booking: "A", ...hours(9, 12) };
const around = {
  plannedBusyTime: [hours(8, 18)],
  occupied: [],
  peak: [],
  hours: Array.from({ length: 24 }, (_, hour) => hours(hour, hour + 1)),
};
const sums = (more: Partial<typeof around>) => {
  const found: Record<string, number> = {};
  for (const line of lateReleaseLines(release, { ...around, ...more })) {
    const key = line.isPeak ? `${line.part} in peak` : line.part;
    found[key] = (found[key] ?? 0) + line.duration / HOUR;
  }
  return found;
};

describe("time given up too late, in hours", () => {
  test.each([
    ["is charged where nobody took it", {}, { lateReleased: 3 }],
    ["is charged in planned busy time alone", { plannedBusyTime: [hours(8, 11)] }, { lateReleased: 2 }],
    [
      "is not charged where it was booked again or used, however often",
      { occupied: [hours(10.5, 12), hours(9, 9.5), hours(11, 14)] },
      { lateReleased: 3, takenOver: -2 },
    ],
    [
      "is told apart by peak hours",
      { peak: [hours(8, 10)], occupied: [hours(9.5, 11)] },
      { lateReleased: 2, "lateReleased in peak": 1, takenOver: -1, "takenOver in peak": -0.5 },
    ],
  ])("%s", (_, more, expected) => {
    expect(sums(more as Partial<typeof around>)).toEqual(expected);
  });

  test("has its lines by the hour", () => {
    expect(lateReleaseLines(release, around).map((line) => line.hour / HOUR)).toEqual([9, 10, 11]);
  });

  test("an hour that is peak in part divides in proportion", () => {
    expect(peakPartOfHour(40 * MINUTE, hours(9, 10), [hours(9.25, 12)])).toBe(30 * MINUTE);
    expect(peakPartOfHour(40 * MINUTE, hours(9, 10), [])).toBe(0);
  });
});
