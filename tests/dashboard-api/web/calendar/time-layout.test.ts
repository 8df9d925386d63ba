import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { microsFromRfc3339 as at, HOUR, MINUTE, type Micros } from "../../../../config/micros.ts";
import {
  clockHours,
  rangeOf,
  stepped,
} from "../../../../dashboard-api/web/screens/calendar/plan/view-range.ts";
import {
  gridAfter,
  gridBefore,
  gridNear,
  handStep,
} from "../../../../dashboard-api/web/screens/calendar/timeline/snap.ts";
import {
  createTimeScale,
  placeBars,
} from "../../../../dashboard-api/web/screens/calendar/timeline/time-scale.ts";
import { rowsInSight } from "../../../../dashboard-api/web/screens/calendar/timeline/virtual-rows.ts";

const date = (text: string) => Temporal.PlainDate.from(text);
const paris = "Europe/Paris";

describe("a view", () => {
  test("of a day that changes the clocks has 25 or 23 hours and tells each hour of the wall once", () => {
    const long = rangeOf("day", date("2026-10-25"), paris);
    expect((long.until - long.from) / HOUR).toBe(25);
    const short = rangeOf("day", date("2026-03-29"), paris);
    expect((short.until - short.from) / HOUR).toBe(23);
    const hours = clockHours(short.days[0] as (typeof short.days)[0], 1, paris);
    expect(hours.map(({ hour }) => hour)).not.toContain(2);
    expect(hours).toHaveLength(23);
  });

  test("of a week begins on Monday, of a month on its first day", () => {
    expect(rangeOf("week", date("2026-11-22"), "Asia/Tokyo").days.map((it) => `${it.date}`)).toEqual([
      ...["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"],
    ]);
    const month = rangeOf("month", date("2026-02-11"), "Asia/Tokyo");
    expect([month.days.length, `${month.days[0]?.date}`]).toEqual([28, "2026-02-01"]);
  });

  test("a step from the end of a month never skips a short one", () => {
    expect(`${stepped("month", date("2026-01-31"), 1)}`).toBe("2026-02-01");
    expect(`${stepped("week", date("2026-01-01"), -1)}`).toBe("2025-12-25");
  });
});

describe("the grid", () => {
  test.each<[string, string, string, string, string]>([
    [
      "before a quarter",
      "2026-11-22T10:22:00+09:00",
      "2026-11-22T10:15:00+09:00",
      "2026-11-22T10:30:00+09:00",
      "Asia/Tokyo",
    ],
    [
      "on a quarter",
      "2026-11-22T10:15:00+09:00",
      "2026-11-22T10:15:00+09:00",
      "2026-11-22T10:15:00+09:00",
      "Asia/Tokyo",
    ],
    [
      "in a zone with half hours",
      "2026-11-22T10:20:00+05:45",
      "2026-11-22T10:15:00+05:45",
      "2026-11-22T10:30:00+05:45",
      "Asia/Kathmandu",
    ],
  ])("%s", (_, time, before, after, zone) => {
    expect(gridBefore(at(time), 15 * MINUTE, zone)).toBe(at(before));
    expect(gridAfter(at(time), 15 * MINUTE, zone)).toBe(at(after));
  });

  test("keeps to the wall across a change of clocks, for steps longer than an hour too", () => {
    // 02:00 becomes 03:00: six o'clock is five hours after midnight.
    const time = at("2026-03-29T05:10:00+02:00");
    expect(gridBefore(time, 3 * HOUR, paris)).toBe(at("2026-03-29T03:00:00+02:00"));
    expect(gridAfter(time, 3 * HOUR, paris)).toBe(at("2026-03-29T06:00:00+02:00"));
    expect(gridNear(at("2026-10-25T05:40:00+01:00"), 6 * HOUR, paris)).toBe(at("2026-10-25T06:00:00+01:00"));
  });

  test("holds every time between two neighbours", () => {
    const zone = fc.constantFrom("Asia/Tokyo", paris, "America/New_York", "Asia/Kathmandu");
    const step = fc.constantFrom(15 * MINUTE, HOUR, 3 * HOUR, 24 * HOUR);
    const time = fc.integer({
      min: at("2026-01-01T00:00:00Z") / MINUTE,
      max: at("2027-01-01T00:00:00Z") / MINUTE,
    });
    fc.assert(
      fc.property(zone, step, time, (zone, step, minutes) => {
        const time = minutes * MINUTE;
        const [before, after] = [gridBefore(time, step, zone), gridAfter(time, step, zone)];
        expect(before).toBeLessThanOrEqual(time);
        expect(after).toBeGreaterThanOrEqual(time);
        expect(gridBefore(before, step, zone)).toBe(before);
        expect(gridAfter(after, step, zone)).toBe(after);
      }),
    );
  });

  test.each<[Micros, Micros, Micros]>([
    [15 * MINUTE, 1 * MINUTE, 15 * MINUTE],
    [15 * MINUTE, 8 * MINUTE, HOUR],
    [15 * MINUTE, 36 * MINUTE, 6 * HOUR],
    [25 * MINUTE, 36 * MINUTE, 25 * MINUTE],
  ])("with a granularity of %d and %d a pixel a hand moves by %d", (granularity, perPixel, expected) => {
    expect(handStep(granularity, perPixel)).toBe(expected);
  });
});

describe("bars", () => {
  const scale = createTimeScale({ from: 0, until: 1_000 * MINUTE }, 100);

  test("lie where their time is, and say when they go on beyond the edge", () => {
    const [bar] = placeBars([{ from: -50 * MINUTE, until: 100 * MINUTE }], scale);
    expect(bar?.place).toEqual({ start: 0, length: 10, isCutAtStart: true, isCutAtEnd: false });
    expect(scale.time(scale.place(123 * MINUTE))).toBe(123 * MINUTE);
  });

  test("too short to be seen are widened, but never over the next one", () => {
    const bars = placeBars(
      [
        { from: 10 * MINUTE, until: 15 * MINUTE },
        { from: 20 * MINUTE, until: 25 * MINUTE },
        { from: 500 * MINUTE, until: 501 * MINUTE },
      ],
      scale,
      3,
    );
    expect(bars.map(({ place }) => [place.start, place.length])).toEqual([
      [1, 1],
      [2, 3],
      [50, 3],
    ]);
  });

  test("of rows out of sight are not drawn", () => {
    const given = { count: 50, rowHeight: 50, height: 500, spare: 2 };
    expect(rowsInSight({ ...given, scrollTop: 0 })).toEqual({ first: 0, end: 12 });
    expect(rowsInSight({ ...given, scrollTop: 1_010 })).toEqual({ first: 18, end: 33 });
    expect(rowsInSight({ ...given, scrollTop: 99_999 })).toEqual({ first: 50, end: 50 });
  });
});
