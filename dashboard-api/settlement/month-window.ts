import type { Micros } from "../../config/micros.ts";
import { microsOf, zonedAt } from "../domain/calendar/local-time.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** A month as people write it: `2026-05`. */
export const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** [start, end) of a local month. */
export function monthWindow(month: string, zone: string): Interval {
  const first = Temporal.PlainYearMonth.from(month);
  const start = (it: Temporal.PlainYearMonth) => microsOf(it.toPlainDate({ day: 1 }).toZonedDateTime(zone));
  return { from: start(first), until: start(first.add({ months: 1 })) };
}

export const monthOf = (time: Micros, zone: string): string =>
  zonedAt(time, zone).toPlainDate().toPlainYearMonth().toString();

/** From the first of two months to the other, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const end = Temporal.PlainYearMonth.from(last);
  let month = Temporal.PlainYearMonth.from(first);
  for (; Temporal.PlainYearMonth.compare(month, end) <= 0; month = month.add({ months: 1 })) {
    months.push(month.toString());
  }
  return months;
}
