import { describe, expect, test } from "vitest";
import { niceEnd, ticks } from "../../../dashboard-api/web/chart/scale.ts";
import { spanQuery } from "../../../dashboard-api/web/period/period.ts";
import { spanOfGroup, trendKey, viewOf } from "../../../dashboard-api/web/screens/utilization/view.ts";

const cluster = { zone: "Asia/Tokyo", fiscalYearStart: 4 };
const at = (text: string) => Date.parse(text);
const now = at("2026-11-22T14:30:00+09:00");
const day = 86_400_000;

describe("the view of an address", () => {
  test.each([
    ["", "2026-10-26", "2026-11-23"],
    ["week", "2026-11-16", "2026-11-23"],
    ["weeks4", "2026-10-26", "2026-11-23"],
    ["month", "2026-11-01", "2026-12-01"],
    ["lastMonth", "2026-10-01", "2026-11-01"],
    ["fiscalYear", "2026-04-01", "2027-04-01"],
    ["nonsense", "2026-10-26", "2026-11-23"],
  ])("has for the range %j the days from %s up to %s of the site's zone", (range, from, to) => {
    const view = viewOf({ range }, now, cluster);
    expect([view.from, view.to]).toEqual([at(`${from}T00:00+09:00`), at(`${to}T00:00+09:00`)]);
  });

  test("begins the fiscal year in the year before when its month is still to come", () => {
    const view = viewOf({ range: "fiscalYear" }, at("2026-02-28T10:00:00+09:00"), cluster);
    expect(view.from).toBe(at("2025-04-01T00:00+09:00"));
  });

  test("takes days of its own, the last one within, and gives them back as they were", () => {
    const view = viewOf({ from: "2026-02-27", to: "2026-03-01", range: "week" }, now, cluster);
    expect(view).toMatchObject({ range: undefined, from: at("2026-02-27T00:00+09:00") });
    expect(view.to - view.from).toBe(3 * day);
    expect(spanQuery(view.from, view.to, cluster.zone)).toEqual({
      range: undefined,
      from: "2026-02-27",
      to: "2026-03-01",
    });
  });

  test.each([
    { from: "2026-03-02", to: "2026-03-01" },
    { from: "2026-02-30", to: "soon" },
    { from: "2026-02-01" },
  ])("passes over days that are none: %j", (query) => {
    expect(viewOf(query, now, cluster).range).toBe("weeks4");
  });

  test("counts a day of the change to summer time with its 23 hours", () => {
    const view = viewOf({ from: "2026-03-29", to: "2026-03-29" }, now, {
      zone: "Europe/Berlin",
      fiscalYearStart: 1,
    });
    expect(view.to - view.from).toBe(23 * 3_600_000);
  });

  test("takes names of machines, figure and grouping, and passes over what is none", () => {
    expect(viewOf({ machines: "a,b", figure: "readiness", by: "isoWeek" }, now, cluster)).toMatchObject({
      machines: ["a", "b"],
      figure: "readiness",
      groupBy: "isoWeek",
    });
    expect(viewOf({ figure: "oee", by: "moon" }, now, cluster)).toMatchObject({
      figure: "utilization",
      groupBy: "machine",
    });
  });
});

describe("a group's days", () => {
  test.each([
    ["day", "2026-11-22", "2026-11-22", 1],
    ["isoWeek", "2026-W53", "2026-12-28", 7],
    ["isoWeek", "2027-W01", "2027-01-04", 7],
    ["month", "2028-02", "2028-02-01", 29],
  ])("are, for %s %s, those from %s on: %i", (key, value, first, days) => {
    const span = spanOfGroup(key, value, "Asia/Tokyo");
    expect(span?.from).toBe(at(`${first}T00:00+09:00`));
    expect(((span?.to ?? 0) - (span?.from ?? 0)) / day).toBe(days);
  });

  test.each([
    ["machine", "m"],
    ["shift", null],
    ["isoWeek", "never"],
  ])("are none for %s %s", (key, value) => expect(spanOfGroup(key, value, "Asia/Tokyo")).toBeUndefined());

  test.each([
    [28, "day"],
    [91, "isoWeek"],
    [366, "month"],
  ])("of %i days make points by %s", (days, key) => expect(trendKey({ from: 0, to: days * day })).toBe(key));
});

describe("an axis", () => {
  test.each([
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [7, [0, 2, 4, 6]],
    [0, [0]],
    [0.03, [0, 0.01, 0.02, 0.03]],
  ])("up to %d is marked at %j", (most, marks) => expect(ticks(most)).toEqual(marks));

  test.each([
    [7, 8],
    [1, 1],
    [0, 1],
    [41, 50],
  ])("that holds %d ends at %d", (most, end) => expect(niceEnd(most)).toBe(end));
});
