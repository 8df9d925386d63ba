import { shiftInterval } from "../calendar/local-time.ts";
import type { Interval } from "../interval/interval.ts";

/** A booking that repeats by local time: every `everyWeeks` weeks on the weekday of `first`. */
export interface Series {
  /** ISO date of the first occurrence. */
  readonly first: string;
  /** Last possible ISO date, inclusive. */
  readonly until: string;
  readonly everyWeeks: number;
  /** Local times such as `09:00-12:00`; an end at or before the start is on the next day. */
  readonly hours: string;
  /** ISO dates that are left out (EXDATE of RFC 5545). */
  readonly except: readonly string[];
}

export interface Occurrence extends Interval {
  readonly date: string;
}

/** Ten years of weeks: a series has an end, and a mistyped year must not make thousands of bookings. */
export const mostOccurrences = 520;

/**
 * The occurrences of a series in its zone, in order. Nine o'clock stays nine o'clock across a change of clocks, so that
 * the length of an occurrence may change by an hour (RFC 5545, 3.3.10). At most `mostOccurrences`.
 */
export function occurrencesOf(series: Series, zone: string): Occurrence[] {
  const last = Temporal.PlainDate.from(series.until);
  const left = new Set(series.except);
  const occurrences: Occurrence[] = [];
  let day = Temporal.PlainDate.from(series.first);
  while (Temporal.PlainDate.compare(day, last) <= 0 && occurrences.length < mostOccurrences) {
    const date = day.toString();
    if (!left.has(date)) occurrences.push({ date, ...shiftInterval(day, series.hours, zone) });
    day = day.add({ weeks: series.everyWeeks });
  }
  return occurrences;
}
