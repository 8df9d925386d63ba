import { describe, expect, test } from "vitest";
import { createNumberFormat } from "../../../dashboard-api/web/time/number-format.ts";
import { createServerClock } from "../../../dashboard-api/web/time/server-clock.ts";
import { createTimeFormat } from "../../../dashboard-api/web/time/time-format.ts";
import {
  addDays,
  atClock,
  dateOf,
  startOfDate,
  startOfDay,
  startOfWeek,
} from "../../../dashboard-api/web/time/zoned.ts";

const at = (text: string) => Date.parse(text);
const ja = createTimeFormat("ja", "Asia/Tokyo");
const en = createTimeFormat("en", "Asia/Tokyo");
const noon = at("2026-11-22T03:05:09Z");

describe("times are told in the site's zone", () => {
  test.each([
    ["clock", ja.clock(noon), en.clock(noon), "12:05", "12:05"],
    ["midnight", ja.clock(at("2026-11-21T15:00Z")), en.clock(at("2026-11-21T15:00Z")), "00:00", "00:00"],
    ["day", ja.day(noon), en.day(noon), "11月22日(日)", "Sun 22 Nov"],
    ["whole day", ja.dayLong(noon), en.dayLong(noon), "2026年11月22日(日)", "Sunday 22 November 2026"],
    ["month", ja.month(noon), en.month(noon), "2026年11月", "November 2026"],
    ["era", ja.era(noon), en.era(noon), "令和8年11月22日", "Sunday 22 November 2026"],
    ["first year of an era", ja.era(at("2019-05-01T00:00+09:00")), "", "令和元年5月1日", ""],
    ["moment of today", ja.moment(noon, noon), en.moment(noon, noon), "12:05", "12:05"],
    ["moment of another day", ja.moment(noon, at("2026-11-23T03:00Z")), "", "11月22日(日) 12:05", ""],
    ["minutes", ja.duration(125 * 60_000), en.duration(125 * 60_000), "2 時間 5 分", "2 h 5 min"],
    ["seconds", ja.duration(59_999), en.duration(0), "59 秒", "0 s"],
    ["whole hours", ja.duration(3_600_000), en.duration(3_600_000), "1 時間", "1 h"],
    ["table hours", ja.hoursMinutes(125 * 60_000), "", "2:05", ""],
  ])("%s", (_, told, toldInEnglish, japanese, english) => {
    expect([told, toldInEnglish.replace(",", "")]).toEqual([japanese, english]);
  });

  test("ranges repeat no day, and end a day at 24:00", () => {
    expect(ja.range(noon, noon + 3_600_000, noon)).toBe("12:05~13:05");
    expect(en.range(noon, noon + 3_600_000, noon)).toBe("12:05–13:05");
    expect(ja.range(noon, at("2026-11-22T15:00Z"), noon)).toBe("12:05~24:00");
    expect(ja.range(noon, at("2026-11-22T16:00Z"), noon)).toBe("12:05~11月23日(月) 01:00");
  });
});

test("the viewer's clock stands beside where it differs", () => {
  expect(ja.viewer(noon)).toBeUndefined();
  const abroad = createTimeFormat("ja", "Asia/Tokyo", "Europe/Berlin");
  expect(abroad.viewer(noon)).toBe("04:05 (Europe/Berlin)");
  expect(abroad.viewer(noon, noon + 3_600_000)).toBe("04:05~05:05 (Europe/Berlin)");
  expect(createTimeFormat("ja", "Asia/Tokyo", "Asia/Seoul").viewer(noon)).toBeUndefined();
});

test("the present is the server's where a device's clock is wrong, and the device's where it is right", () => {
  let device = 1_000_000;
  const clock = createServerClock(() => device);
  clock.take(1_002_000);
  expect(clock.now()).toBe(1_000_000);
  clock.take(400_000);
  device += 10_000;
  expect(clock.now()).toBe(410_000);
  clock.take(411_000);
  expect(clock.now()).toBe(410_000);
  clock.take(device);
  expect(clock.now()).toBe(device);
});

describe("calendar arithmetic keeps to the zone", () => {
  const berlin = "Europe/Berlin";
  const spring = at("2026-03-29T10:00Z");
  test("a day of 23 hours", () => {
    const start = startOfDay(spring, berlin);
    expect(addDays(start, 1, berlin) - start).toBe(23 * 3_600_000);
    expect(new Date(startOfWeek(spring, berlin)).toISOString()).toBe("2026-03-22T23:00:00.000Z");
  });
  test("dates and clocks of forms, and what is none", () => {
    expect(dateOf(at("2026-11-21T15:00Z"), "Asia/Tokyo")).toBe("2026-11-22");
    expect(startOfDate("2026-11-22", "Asia/Tokyo")).toBe(at("2026-11-21T15:00Z"));
    expect(atClock("2026-11-22", "09:30", "Asia/Tokyo")).toBe(at("2026-11-22T00:30Z"));
    expect([startOfDate("2026-02-30", "Asia/Tokyo"), atClock("x", "y", "Asia/Tokyo")]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("numbers", () => {
  const numbers = createNumberFormat("ja");
  test.each([
    [numbers.number(1_234_567), "1,234,567"],
    [numbers.percent(0.4824), "48.2 %"],
    [numbers.percent(null), "–"],
    [numbers.hours(45_000_000_000), "12.5"],
    [numbers.money(12_300), "¥12,300"],
    [numbers.signed(1.25), "+1.3"],
    [numbers.signed(-1.5), "−1.5"],
    [numbers.signed(0), "0.0"],
    [createNumberFormat("en").number(Number.NaN), "–"],
  ])("are told as %s", (told, expected) => {
    expect(told).toBe(expected);
  });
});
