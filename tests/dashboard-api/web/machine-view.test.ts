import { describe, expect, test } from "vitest";
import {
  lengthName,
  moved,
  windowOf,
  windowOfLength,
  windowQuery,
  zoomed,
} from "../../../dashboard-api/web/screens/machine/view.ts";
import { columnsOf } from "../../../dashboard-api/web/signal-chart/signal-series.ts";

const zone = "Asia/Tokyo";
const at = (text: string) => Date.parse(`${text}+09:00`);
const now = at("2026-11-22T14:30:00");
const hour = 3_600_000;

describe("a machine's window", () => {
  test("is today when the address says nothing", () => {
    expect(windowOf({}, now, zone)).toEqual({ from: at("2026-11-22T00:00"), to: at("2026-11-23T00:00") });
  });

  test("is of whole days, the last one within, or of moments", () => {
    expect(windowOf({ from: "2026-11-01", to: "2026-11-02" }, now, zone)).toEqual({
      from: at("2026-11-01T00:00"),
      to: at("2026-11-03T00:00"),
    });
    const moments = { from: "2026-11-01T08:15:00", to: "2026-11-01T09:00:30" };
    const window = windowOf(moments, now, zone);
    expect(window).toEqual({ from: at("2026-11-01T08:15:00"), to: at("2026-11-01T09:00:30") });
    expect(windowQuery(window, zone)).toEqual(moments);
  });

  test.each([
    { from: "2026-11-02T10:00", to: "2026-11-02T09:00" },
    { from: "1999-01-01", to: "2026-01-01" },
    { from: "yesterday", to: "2026-11-22" },
  ])("is today for what cannot be: %j", (query) => {
    expect(windowOf(query, now, zone)).toEqual(windowOf({}, now, zone));
  });

  test("is zoomed about a place that stays where it is, from two years to a minute", () => {
    const window = { from: 0, to: 10 * hour };
    expect(zoomed(window, 0.5, 0)).toEqual({ from: 0, to: 5 * hour });
    expect(zoomed(window, 2)).toEqual({ from: -5 * hour, to: 15 * hour });
    const tiny = zoomed(window, 1e-9);
    expect(tiny.to - tiny.from).toBe(60_000);
    const huge = zoomed(window, 1e9);
    expect(huge.to - huge.from).toBe(2 * 365 * 24 * hour);
  });

  test("moves by a share of itself", () => {
    expect(moved({ from: 0, to: 10 }, -0.5)).toEqual({ from: -5, to: 5 });
  });

  test.each(["hour", "day", "week", "month", "year"] as const)(
    "of the length %s is known by its name",
    (name) => {
      const window = windowOfLength({ from: now, to: now + hour }, name, zone);
      expect(lengthName(window)).toBe(name);
      expect(window.from).toBeLessThanOrEqual(now + hour / 2);
      expect(window.to).toBeGreaterThan(now + hour / 2);
    },
  );

  test("of a day is a day also where it has 23 hours", () => {
    const berlin = windowOfLength(
      { from: Date.parse("2026-03-29T09:00Z"), to: Date.parse("2026-03-29T10:00Z") },
      "day",
      "Europe/Berlin",
    );
    expect(berlin.to - berlin.from).toBe(23 * hour);
    expect(lengthName(berlin)).toBe("day");
  });
});

describe("a signal's columns", () => {
  const head = { machine: "m", signal: "s", unit: "", from: "", to: "", before: null };
  test("leave a gap where a value was bad", () => {
    const samples = [
      { t: "2026-01-01T00:00:00Z", v: 1, q: 0 },
      { t: "2026-01-01T00:00:01Z", v: 7, q: 2_147_483_648 },
      { t: "2026-01-01T00:00:02Z", v: true, q: 0 },
    ];
    expect(columnsOf({ ...head, kind: "raw", samples, next: null }).value).toEqual([1, null, 1]);
  });

  test("keep the extremes of a bucket about its mean", () => {
    const bucket = { t: "2026-01-01T00:00:00Z", min: -3, max: 9, mean: 2, count: 4, bad: 1 };
    const columns = columnsOf({ ...head, kind: "buckets", width: 1, buckets: [bucket] });
    expect(columns).toMatchObject({ value: [2], least: [-3], most: [9] });
  });
});
