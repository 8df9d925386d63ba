import { type FigureId, figureIds } from "../../../domain/utilization/figure-id.ts";
import type { Query } from "../../app/address.ts";
import { machinesOf, oneOf, type Period, periodOf } from "../../period/period.ts";
import type { Millis } from "../../time/instant.ts";
import { addDays, addMonths, startOfDate, startOfWeek } from "../../time/zoned.ts";

export const groupings = ["machine", "member", "day", "isoWeek", "month", "shift"] as const;
export type Grouping = (typeof groupings)[number];

/** What the screen shows, all of it from the address. */
export interface View extends Period {
  groupBy: Grouping;
  figure: FigureId;
  /** Empty: all. */
  machines: readonly string[];
}

/** The view that an address asks for: what it does not say, or says wrongly, is as usual: by machine. */
export const viewOf = (
  query: Query,
  now: Millis,
  cluster: { zone: string; fiscalYearStart: number },
): View => ({
  ...periodOf(query, now, cluster),
  groupBy: oneOf(groupings, query.by) ?? "machine",
  figure: oneOf(figureIds, query.figure) ?? "utilization",
  machines: machinesOf(query),
});

/** By what the course of time is told, so that it has some ten to forty points. */
export function trendKey({ from, to }: Pick<View, "from" | "to">): "day" | "isoWeek" | "month" {
  const days = (to - from) / 86_400_000;
  if (days <= 45) return "day";
  return days <= 300 ? "isoWeek" : "month";
}

/** The days of a group of days, weeks, months or years; undefined: the group is none of time. */
export function spanOfGroup(key: string, value: string | number | null, zone: string) {
  if (key === "day" || key === "month") {
    const first = startOfDate(key === "day" ? String(value) : `${value}-01`, zone);
    if (first === undefined) return undefined;
    return { from: first, to: key === "day" ? addDays(first, 1, zone) : addMonths(first, 1, zone) };
  }
  if (key !== "isoWeek") return undefined;
  const [year, week] = String(value).split("-W").map(Number);
  if (!year || !week) return undefined;
  // ISO 8601: week 1 holds January 4th.
  const fourth = startOfDate(`${year}-01-04`, zone);
  if (fourth === undefined) return undefined;
  const from = addDays(startOfWeek(fourth, zone), (week - 1) * 7, zone);
  return { from, to: addDays(from, 7, zone) };
}
