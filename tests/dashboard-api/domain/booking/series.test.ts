import { describe, expect, test } from "vitest";
import { HOUR, rfc3339FromMicros } from "../../../../config/micros.ts";
import {
  mostOccurrences,
  occurrencesOf,
  type Series,
} from "../../../../dashboard-api/domain/booking/series.ts";

const weekly = (more: Partial<Series>): Series => ({
  first: "2026-03-01",
  until: "2026-03-15",
  everyWeeks: 1,
  hours: "09:00-12:00",
  except: [],
  ...more,
});
const starts = (series: Series, zone: string) =>
  occurrencesOf(series, zone).map((it) => `${it.date} ${rfc3339FromMicros(it.from)}`);

describe("a series", () => {
  test("keeps its local time across a change of clocks", () => {
    expect(starts(weekly({}), "America/New_York")).toEqual([
      "2026-03-01 2026-03-01T14:00:00Z",
      "2026-03-08 2026-03-08T13:00:00Z",
      "2026-03-15 2026-03-15T13:00:00Z",
    ]);
  });

  test("has a shorter night when the clocks go forward in it, and a longer one when they go back", () => {
    const lengths = (first: string) =>
      occurrencesOf(weekly({ first, until: first, hours: "22:00-06:00" }), "America/New_York").map(
        (it) => (it.until - it.from) / HOUR,
      );
    expect([lengths("2026-03-07"), lengths("2026-03-14"), lengths("2026-10-31")]).toEqual([[7], [8], [9]]);
  });

  test("leaves out its exceptions and skips weeks", () => {
    const series = weekly({ until: "2026-04-30", everyWeeks: 2, except: ["2026-03-15", "2026-03-16"] });
    expect(occurrencesOf(series, "Asia/Tokyo").map((it) => it.date)).toEqual([
      "2026-03-01",
      "2026-03-29",
      "2026-04-12",
      "2026-04-26",
    ]);
  });

  test("passes the leap day and the year's end", () => {
    const series = weekly({ first: "2027-12-25", until: "2028-03-04", everyWeeks: 1 });
    const dates = occurrencesOf(series, "Asia/Tokyo").map((it) => it.date);
    expect(dates).toContain("2028-01-01");
    expect(dates).toContain("2028-02-26");
    expect(dates.at(-1)).toBe("2028-03-04");
  });

  test("ends, whatever year was typed", () => {
    expect(occurrencesOf(weekly({ until: "9999-12-31" }), "Asia/Tokyo")).toHaveLength(mostOccurrences);
  });
});
