import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { microsFromRfc3339 as at, HOUR } from "../../../../config/micros.ts";
import { freeTime } from "../../../../dashboard-api/domain/capacity/free-time.ts";
import { isoWeeksFrom } from "../../../../dashboard-api/domain/capacity/iso-weeks.ts";
import { reliabilityOf } from "../../../../dashboard-api/domain/capacity/reliability.ts";
import { figureOf, noSums } from "../../../../dashboard-api/domain/utilization/figure.ts";

const hours = (from: number, until: number) => ({ from: from * HOUR, until: until * HOUR });

describe("free time", () => {
  test("is open less maintenance less outages less booked, inside the period", () => {
    const time = freeTime({
      period: hours(0, 24),
      open: [hours(8, 12), hours(13, 17), hours(22, 30)],
      maintenance: [hours(7, 9)],
      outages: [hours(8, 9), hours(14, 15)],
      bookings: [hours(8, 10), hours(16, 23)],
    });
    expect(time).toEqual({
      ...{ open: 10 * HOUR, maintenance: HOUR, outage: HOUR, booked: 3 * HOUR, free: 5 * HOUR },
    });
  });

  test("agrees with counting moment by moment, for random plans", () => {
    const spans = fc
      .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 15 })), { maxLength: 4 })
      .map((list) => list.map(([from, length]) => ({ from, until: from + length })));
    fc.assert(
      fc.property(
        spans,
        spans,
        spans,
        spans,
        fc.nat(30),
        fc.integer({ min: 1, max: 30 }),
        (open, maintenance, outages, bookings, from, length) => {
          const counted = { open: 0, maintenance: 0, outage: 0, booked: 0, free: 0 };
          const inside = (list: { from: number; until: number }[], t: number) =>
            list.some((it) => it.from <= t && t < it.until);
          for (let t = from; t < from + length; t += 1) {
            if (!inside(open, t)) continue;
            counted.open += 1;
            if (inside(maintenance, t)) counted.maintenance += 1;
            else if (inside(outages, t)) counted.outage += 1;
            else if (inside(bookings, t)) counted.booked += 1;
            else counted.free += 1;
          }
          const period = { from, until: from + length };
          expect(freeTime({ period, open, maintenance, outages, bookings })).toEqual(counted);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

test("ISO weeks go on from the rest of this one, across a change of clocks and a year", () => {
  const weeks = isoWeeksFrom(at("2026-03-05T12:00:00-05:00"), 2, "America/New_York");
  expect(weeks).toEqual([
    { isoWeek: "2026-W10", from: at("2026-03-05T12:00:00-05:00"), until: at("2026-03-09T00:00:00-04:00") },
    { isoWeek: "2026-W11", from: at("2026-03-09T00:00:00-04:00"), until: at("2026-03-16T00:00:00-04:00") },
  ]);
  const [last, first] = isoWeeksFrom(at("2026-12-31T00:00:00+09:00"), 2, "Asia/Tokyo");
  expect([last?.isoWeek, first?.isoWeek]).toEqual(["2026-W53", "2027-W01"]);
});

describe("reliability", () => {
  const figure = (counting: number, opposing: number, unknown = 0) =>
    figureOf("t", { ...noSums, counting, opposing, unknown });
  test.each([
    ["readiness where it was booked and seen", figure(90, 10), figure(1, 1), "readiness", 0.9],
    ["the fault-free rate where it was not booked", figure(0, 0), figure(80, 20), "faultFree", 0.8],
    [
      "the fault-free rate where bookings were hardly seen",
      figure(5, 5, 90),
      figure(80, 20),
      "faultFree",
      0.8,
    ],
    ["a fault-free rate little seen before nothing", figure(0, 0), figure(5, 5, 90), "faultFree", 0.5],
    ["nothing where nothing was seen", figure(0, 0, 9), figure(0, 0, 9), null, 1],
  ] as const)("is %s", (_, readiness, faultFree, by, factor) => {
    expect(reliabilityOf({ readiness, faultFree }, 0.8)).toMatchObject({ by, factor });
  });
});
