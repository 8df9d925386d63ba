import type { Micros } from "../../../config/micros.ts";
import type { Week } from "../../../config/site/hours.ts";
import type { Interval } from "../interval/interval.ts";

export const zonedAt = (time: Micros, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochNanoseconds(BigInt(time) * 1_000n).toZonedDateTimeISO(zone);

export const microsOf = (time: Temporal.ZonedDateTime): Micros => Number(time.epochNanoseconds / 1_000n);

const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const satisfies (keyof Week)[];

export const weekdayOf = (day: Temporal.PlainDate): keyof Week => dayNames[day.dayOfWeek - 1] as keyof Week;

/**
 * A shift (`08:00-17:30`, `22:00-06:00`, `16:00-24:00`) that begins on a local day. An end at or before the start is
 * on the next day. A local time that the clocks skip is read as RFC 5545 does, with the offset before the change.
 */
export function shiftInterval(day: Temporal.PlainDate, shift: string, zone: string): Interval {
  const [start = "", end = ""] = shift.split("-");
  const endsNextDay = end === "24:00" || end <= start;
  const at = (date: Temporal.PlainDate, time: string) =>
    microsOf(date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }));
  return {
    from: at(day, start),
    until: at(endsNextDay ? day.add({ days: 1 }) : day, end === "24:00" ? "00:00" : end),
  };
}
