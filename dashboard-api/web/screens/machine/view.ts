import type { Query, QueryChange } from "../../app/address.ts";
import { hour, type Millis, minute } from "../../time/instant.ts";
import { addDays, startOfDate, startOfDay } from "../../time/zoned.ts";

/** Lengths of a window that have a name. */
export const lengths = ["hour", "day", "week", "month", "year"] as const;
export type LengthName = (typeof lengths)[number];

const dayLength = 24 * hour;
const lengthOf: Record<LengthName, Millis> = {
  hour,
  day: dayLength,
  week: 7 * dayLength,
  month: 30 * dayLength,
  year: 365 * dayLength,
};

export interface Window {
  from: Millis;
  to: Millis;
}

const shortest = minute;
const longest = 2 * lengthOf.year;

/** A day, or a moment to the minute, of the site's zone. */
function timeOf(text: string | undefined, zone: string): Millis | undefined {
  if (!text?.includes("T")) return startOfDate(text, zone);
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** The window of an address: days whole, the last within, or moments; today when it says nothing that can be. */
export function windowOf(query: Query, now: Millis, zone: string): Window {
  const from = timeOf(query.from, zone);
  const end = timeOf(query.to, zone);
  const to = end !== undefined && !query.to?.includes("T") ? addDays(end, 1, zone) : end;
  if (from !== undefined && to !== undefined && to - from >= shortest && to - from <= longest)
    return { from, to };
  const today = startOfDay(now, zone);
  return { from: today, to: addDays(today, 1, zone) };
}

const momentText = (time: Millis, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(time)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 19);

/** As the address has it. */
export const windowQuery = ({ from, to }: Window, zone: string): QueryChange => ({
  from: momentText(Math.round(from / 1_000) * 1_000, zone),
  to: momentText(Math.round(to / 1_000) * 1_000, zone),
});

/** The same middle, shorter or longer by a factor, within what can be shown. */
export function zoomed({ from, to }: Window, factor: number, at = (from + to) / 2): Window {
  const length = Math.min(longest, Math.max(shortest, (to - from) * factor));
  const left = (at - from) / (to - from);
  return { from: at - length * left, to: at + length * (1 - left) };
}

export const moved = ({ from, to }: Window, share: number): Window => ({
  from: from + (to - from) * share,
  to: to + (to - from) * share,
});

/** A window of a named length: whole days of the calendar, around the middle of what was shown. */
export function windowOfLength({ from, to }: Window, name: LengthName, zone: string): Window {
  const middle = (from + to) / 2;
  if (name === "hour") {
    const start = Math.floor(middle / hour) * hour;
    return { from: start, to: start + hour };
  }
  const days = Math.round(lengthOf[name] / dayLength);
  const first = startOfDay(middle - lengthOf[name] / 2 + dayLength / 2, zone);
  return { from: first, to: addDays(first, days, zone) };
}

/** The name of a window's length; undefined: none. A day may have 23 or 25 hours. */
export const lengthName = ({ from, to }: Window): LengthName | undefined =>
  lengths.find((name) => Math.abs(to - from - lengthOf[name]) <= (name === "hour" ? 0 : hour));
