import { HOUR, type Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";
import { microsOf, zonedAt } from "./local-time.ts";

/** How long the wall clock has been in its hour. */
const intoHour = (time: Micros, zone: string): Micros => {
  const { minute, second, millisecond, microsecond } = zonedAt(time, zone);
  return ((minute * 60 + second) * 1_000 + millisecond) * 1_000 + microsecond;
};

/** When the zone's clocks change next after a time; never, where they do not. */
const nextChange = (time: Micros, zone: string): Micros => {
  const change = zonedAt(time, zone).getTimeZoneTransition("next");
  return change ? microsOf(change) : Number.POSITIVE_INFINITY;
};

/**
 * The local hours that touch [from, to), each whole: 23 or 25 on days that change the clocks by an hour. Where they
 * change by half an hour, the hour concerned is half as long, or there twice, once half as long.
 */
export function localHours(from: Micros, to: Micros, zone: string): Interval[] {
  const hours: Interval[] = [];
  let start = from - intoHour(from, zone);
  let change = nextChange(start, zone);
  if (change <= from) start = change;
  while (start < to) {
    if (change <= start) change = nextChange(start, zone);
    const next = Math.min(start + HOUR - intoHour(start, zone), change);
    hours.push({ from: start, until: next });
    start = next;
  }
  return hours;
}
