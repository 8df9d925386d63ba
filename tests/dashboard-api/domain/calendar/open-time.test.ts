import { describe, expect, test } from "vitest";
import { HOUR, microsFromRfc3339, rfc3339FromMicros } from "../../../../config/micros.ts";
import { type Calendar, calendarSchema } from "../../../../config/site/hours.ts";
import { openTime } from "../../../../dashboard-api/domain/calendar/open-time.ts";
import { totalDuration } from "../../../../dashboard-api/domain/interval/interval.ts";

const calendarOf = (input: unknown): Calendar => calendarSchema.parse(input);
const everyDay = (shift: string) =>
  calendarOf({
    hours: [
      {
        week: Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((d) => [d, [shift]])),
      },
    ],
    closedOnHolidays: false,
  });
const open = (calendar: Calendar, zone: string, from: string, to: string, holidays: string[] = []) =>
  openTime({
    calendar,
    zone,
    holidays: new Set(holidays),
    from: microsFromRfc3339(from),
    to: microsFromRfc3339(to),
  });
const brief = (intervals: ReturnType<typeof openTime>) =>
  intervals.map((it) => `${rfc3339FromMicros(it.from)}/${rfc3339FromMicros(it.until)}`);

describe("open time", () => {
  test.each([
    [
      "loses an hour in the night the clocks go forward",
      "2026-03-07T22:00:00-05:00",
      "2026-03-08T06:00:00-04:00",
      7,
    ],
    [
      "gains an hour in the night the clocks go back",
      "2026-10-31T22:00:00-04:00",
      "2026-11-01T06:00:00-05:00",
      9,
    ],
    ["is eight hours in any other night", "2026-06-01T22:00:00-04:00", "2026-06-02T06:00:00-04:00", 8],
  ])("of a night shift in New York %s", (_, from, to, hours) => {
    expect(totalDuration(open(everyDay("22:00-06:00"), "America/New_York", from, to))).toBe(hours * HOUR);
  });

  test("of a Tokyo day is told in UTC", () => {
    expect(
      brief(
        open(everyDay("08:00-20:00"), "Asia/Tokyo", "2026-11-22T00:00:00+09:00", "2026-11-23T00:00:00+09:00"),
      ),
    ).toEqual(["2026-11-21T23:00:00Z/2026-11-22T11:00:00Z"]);
  });

  test("of a closed day is closed past midnight too, and the shift of the day before still ends", () => {
    const calendar = {
      ...everyDay("22:00-06:00"),
      exceptions: [{ from: "2026-08-13", to: "2026-08-15", open: [] }],
    };
    expect(
      brief(open(calendar, "Asia/Tokyo", "2026-08-12T12:00:00+09:00", "2026-08-16T12:00:00+09:00")),
    ).toEqual(["2026-08-12T13:00:00Z/2026-08-12T21:00:00Z"]);
  });

  test("on a holiday is none, unless an exception opens the day", () => {
    const calendar = {
      ...everyDay("09:00-12:00"),
      closedOnHolidays: true,
      exceptions: [{ from: "2026-11-23", open: ["10:00-11:00"] }],
    };
    const holidays = ["2026-11-03", "2026-11-23"];
    expect(
      open(calendar, "Asia/Tokyo", "2026-11-03T00:00:00+09:00", "2026-11-04T00:00:00+09:00", holidays),
    ).toEqual([]);
    expect(
      totalDuration(
        open(calendar, "Asia/Tokyo", "2026-11-23T00:00:00+09:00", "2026-11-24T00:00:00+09:00", holidays),
      ),
    ).toBe(HOUR);
  });

  test("changes on the day new hours come into force", () => {
    const calendar = calendarOf({
      hours: [{ week: { wed: ["08:00-12:00"] } }, { since: "2026-04-01", week: { wed: ["08:00-18:00"] } }],
    });
    const hoursOf = (day: string, next: string) =>
      totalDuration(open(calendar, "Asia/Tokyo", `${day}T00:00:00+09:00`, `${next}T00:00:00+09:00`)) / HOUR;
    expect([hoursOf("2026-03-25", "2026-03-26"), hoursOf("2026-04-01", "2026-04-02")]).toEqual([4, 10]);
  });

  test("with several shifts that touch or overlap counts each moment once", () => {
    const calendar = calendarOf({
      hours: [{ week: { mon: ["08:00-12:00", "11:00-13:00", "13:00-14:00"] } }],
    });
    expect(
      totalDuration(open(calendar, "Asia/Tokyo", "2026-11-16T00:00:00+09:00", "2026-11-17T00:00:00+09:00")),
    ).toBe(6 * HOUR);
  });

  test("always means each whole day", () => {
    const calendar = calendarOf({ hours: "always", closedOnHolidays: false });
    expect(
      totalDuration(
        open(calendar, "America/New_York", "2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"),
      ),
    ).toBe(23 * HOUR);
  });
});
