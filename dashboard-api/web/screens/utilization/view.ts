import { type FigureId, figureIds } from "../../../domain/utilization/figure-id.ts";
import type { Query, QueryChange } from "../../app/address.ts";
import type { Millis } from "../../time/instant.ts";
import {
  addDays,
  addMonths,
  dateOf,
  startOfDate,
  startOfDay,
  startOfMonth,
  startOfWeek,
} from "../../time/zoned.ts";

export const ranges = ["week", "weeks4", "month", "lastMonth", "fiscalYear"] as const;
export type RangeName = (typeof ranges)[number];
export const groupings = ["machine", "member", "day", "isoWeek", "month", "shift"] as const;
export type Grouping = (typeof groupings)[number];

/** What the screen shows, all of it from the address. */
export interface View {
  from: Millis;
  /** First moment after it; may lie ahead: the API ends figures at the present. */
  to: Millis;
  /** Undefined: days of its own. */
  range: RangeName | undefined;
  groupBy: Grouping;
  figure: FigureId;
  /** Empty: all. */
  machines: readonly string[];
}

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((it) => it === text);

function spanOf(
  range: RangeName,
  now: Millis,
  { zone, fiscalYearStart }: { zone: string; fiscalYearStart: number },
): { from: Millis; to: Millis } {
  const tomorrow = addDays(startOfDay(now, zone), 1, zone);
  switch (range) {
    case "week":
      return { from: startOfWeek(now, zone), to: addDays(startOfWeek(now, zone), 7, zone) };
    case "weeks4":
      return { from: addDays(tomorrow, -28, zone), to: tomorrow };
    case "month":
      return { from: startOfMonth(now, zone), to: addMonths(startOfMonth(now, zone), 1, zone) };
    case "lastMonth":
      return { from: addMonths(startOfMonth(now, zone), -1, zone), to: startOfMonth(now, zone) };
    case "fiscalYear": {
      const month = Number(dateOf(now, zone).slice(5, 7));
      const passed = (month - fiscalYearStart + 12) % 12;
      const from = addMonths(startOfMonth(now, zone), -passed, zone);
      return { from, to: addMonths(from, 12, zone) };
    }
  }
}

/** The view that an address asks for; what it does not say, or says wrongly, is as usual: four weeks by machine. */
export function viewOf(query: Query, now: Millis, cluster: { zone: string; fiscalYearStart: number }): View {
  const from = startOfDate(query.from, cluster.zone);
  const last = startOfDate(query.to, cluster.zone);
  const isOwn = from !== undefined && last !== undefined && last >= from;
  const range = oneOf(ranges, query.range) ?? "weeks4";
  const span = isOwn ? { from, to: addDays(last, 1, cluster.zone) } : spanOf(range, now, cluster);
  return {
    ...span,
    range: isOwn ? undefined : range,
    groupBy: oneOf(groupings, query.by) ?? "machine",
    figure: oneOf(figureIds, query.figure) ?? "utilization",
    machines: query.machines?.split(",").filter(Boolean) ?? [],
  };
}

/** Days of its own, as the address has them: the last day is within. */
export const spanQuery = (from: Millis, to: Millis, zone: string): QueryChange => ({
  range: undefined,
  from: dateOf(from, zone),
  to: dateOf(to - 1, zone),
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
