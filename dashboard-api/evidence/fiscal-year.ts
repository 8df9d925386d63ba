import type { Micros } from "../../config/micros.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { localDay } from "../domain/calendar/open-time.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** [start, end) of a fiscal year, which is named by the calendar year it begins in. */
export function fiscalYearWindow(year: number, startMonth: number, zone: string): Interval {
  const first = Temporal.PlainDate.from({ year, month: startMonth, day: 1 });
  const start = (day: Temporal.PlainDate) => localDay(day, zone).from;
  return { from: start(first), until: start(first.add({ years: 1 })) };
}

/** The fiscal year that a time is in. */
export function fiscalYearOf(time: Micros, startMonth: number, zone: string): number {
  const { year, month } = zonedAt(time, zone);
  return month >= startMonth ? year : year - 1;
}
