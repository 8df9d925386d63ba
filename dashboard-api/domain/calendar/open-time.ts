import type { Micros } from "../../../config/micros.ts";
import type { Calendar } from "../../../config/site/hours.ts";
import { clip } from "../interval/intersect.ts";
import type { Interval } from "../interval/interval.ts";
import { union } from "../interval/union.ts";
import { microsOf, shiftInterval, weekdayOf, zonedAt } from "./local-time.ts";

/** Shifts that begin on a local day: an exception for the day, else closed on a holiday, else the week's. */
function shiftsOf(
  day: Temporal.PlainDate,
  calendar: Calendar,
  holidays: ReadonlySet<string>,
): readonly string[] {
  const date = day.toString();
  const exception = calendar.exceptions.findLast((it) => it.from <= date && date <= (it.to ?? it.from));
  if (exception) return exception.open;
  if (calendar.closedOnHolidays && holidays.has(date)) return [];
  if (calendar.hours === "always") return ["00:00-24:00"];
  const inForce = calendar.hours
    .filter((it) => it.since === undefined || it.since <= date)
    .toSorted((a, b) => (a.since ?? "").localeCompare(b.since ?? ""))
    .at(-1);
  return inForce?.week[weekdayOf(day)] ?? [];
}

/** What opening hours are asked of. */
export interface OpenTimeQuery {
  readonly calendar: Calendar;
  readonly zone: string;
  /** Public holidays as ISO dates. */
  readonly holidays: ReadonlySet<string>;
  readonly from: Micros;
  readonly to: Micros;
}

/** A shift as it falls on the clock, with its name in the calendar (`08:00-17:30`). */
export interface Shift extends Interval {
  readonly shift: string;
}

/** Every shift that touches [from, to), whole, in order of the day it begins on. */
export function shiftsWithin({ calendar, zone, holidays, from, to }: OpenTimeQuery): Shift[] {
  if (to <= from) return [];
  const last = zonedAt(to, zone).toPlainDate();
  const shifts: Shift[] = [];
  // The day before may reach into the window with an overnight shift.
  let day = zonedAt(from, zone).toPlainDate().subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const shift of shiftsOf(day, calendar, holidays)) {
      const interval = shiftInterval(day, shift, zone);
      if (interval.until > from && interval.from < to) shifts.push({ ...interval, shift });
    }
  }
  return shifts;
}

/**
 * Opening hours inside [from, to): ordered, disjoint, in the site's zone, so that a shift across a change of clocks
 * has its true length (22:00-06:00 lasts 7 or 9 hours then). A shift belongs to the local day it begins on; that day
 * being closed closes all of it, past midnight too.
 */
export const openTime = (query: OpenTimeQuery): Interval[] =>
  clip(union(shiftsWithin(query)), { from: query.from, until: query.to });

/** [start, end) of a local day: 23, 24 or 25 hours. */
export function localDay(day: Temporal.PlainDate, zone: string): Interval {
  return {
    from: microsOf(day.toZonedDateTime(zone)),
    until: microsOf(day.add({ days: 1 }).toZonedDateTime(zone)),
  };
}

/** A window cut at local midnights: ordered, without holes. */
export function localDays({ from, until }: Interval, zone: string): Interval[] {
  const days: Interval[] = [];
  for (let day = zonedAt(from, zone).toPlainDate(); ; day = day.add({ days: 1 })) {
    const whole = localDay(day, zone);
    if (whole.from >= until) return days;
    days.push({ from: Math.max(whole.from, from), until: Math.min(whole.until, until) });
  }
}
