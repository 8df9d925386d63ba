import type { Millis } from "./instant.ts";

/** Calendar arithmetic in the site's zone, by Temporal: a day may have 23 or 25 hours. */

const zoned = (time: Millis, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);

export const startOfDay = (time: Millis, zone: string): Millis =>
  zoned(time, zone).startOfDay().epochMilliseconds;

export const addDays = (time: Millis, days: number, zone: string): Millis =>
  zoned(time, zone).add({ days }).epochMilliseconds;

/** Monday's first moment, as ISO weeks have it. */
export function startOfWeek(time: Millis, zone: string): Millis {
  const day = zoned(time, zone).startOfDay();
  return day.subtract({ days: day.dayOfWeek - 1 }).epochMilliseconds;
}

export const startOfMonth = (time: Millis, zone: string): Millis =>
  zoned(time, zone).with({ day: 1 }).startOfDay().epochMilliseconds;

export const addMonths = (time: Millis, months: number, zone: string): Millis =>
  zoned(time, zone).add({ months }).epochMilliseconds;

/** `2026-11-22`, as addresses and date fields have it. */
export const dateOf = (time: Millis, zone: string): string => zoned(time, zone).toPlainDate().toString();

/** The first moment of a date; undefined for what is no date. */
export function startOfDate(date: string | undefined, zone: string): Millis | undefined {
  try {
    return date ? Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds : undefined;
  } catch {
    return undefined;
  }
}

/** `09:30`, as time fields have it. */
export const clockOf = (time: Millis, zone: string): string =>
  zoned(time, zone).toPlainTime().toString().slice(0, 5);

/** A date and a clock time of the zone; undefined for what is none. */
export function atClock(date: string, clock: string, zone: string): Millis | undefined {
  try {
    return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
}
