import type { Query, QueryChange } from "../app/address.ts";
import type { Millis } from "../time/instant.ts";
import {
  addDays,
  addMonths,
  dateOf,
  startOfDate,
  startOfDay,
  startOfMonth,
  startOfWeek,
} from "../time/zoned.ts";

export const ranges = ["week", "weeks4", "month", "lastMonth", "fiscalYear"] as const;
export type RangeName = (typeof ranges)[number];

/** Whole days of the site's zone. */
export interface Period {
  from: Millis;
  /** First moment after it; may lie ahead: figures end at the present. */
  to: Millis;
  /** Undefined: days of its own. */
  range: RangeName | undefined;
}

export const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
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

/** The period that an address asks for; what it does not say, or says wrongly, is as usual: four weeks. */
export function periodOf(
  query: Query,
  now: Millis,
  cluster: { zone: string; fiscalYearStart: number },
): Period {
  const from = startOfDate(query.from, cluster.zone);
  const last = startOfDate(query.to, cluster.zone);
  const isOwn = from !== undefined && last !== undefined && last >= from;
  if (isOwn) return { from, to: addDays(last, 1, cluster.zone), range: undefined };
  const range = oneOf(ranges, query.range) ?? "weeks4";
  return { ...spanOf(range, now, cluster), range };
}

/** Days of its own, as the address has them: the last day is within. */
export const spanQuery = (from: Millis, to: Millis, zone: string): QueryChange => ({
  range: undefined,
  from: dateOf(from, zone),
  to: dateOf(to - 1, zone),
});

/** Machines that an address chooses; empty: all. */
export const machinesOf = (query: Query): readonly string[] =>
  query.machines?.split(",").filter(Boolean) ?? [];
