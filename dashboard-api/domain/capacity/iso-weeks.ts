import type { Micros } from "../../../config/micros.ts";
import { microsOf, zonedAt } from "../calendar/local-time.ts";
import type { Interval } from "../interval/interval.ts";

/** A week from Monday to Monday, local time, or what is left of it. */
export interface IsoWeek extends Interval {
  /** `2026-W14` */
  readonly isoWeek: string;
}

/** So many ISO weeks from a time on: the first is the rest of the one that holds it. */
export function isoWeeksFrom(from: Micros, count: number, zone: string): IsoWeek[] {
  const today = zonedAt(from, zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: count }, (_, index) => {
    const start = monday.add({ weeks: index });
    return {
      isoWeek: `${start.yearOfWeek}-W${String(start.weekOfYear).padStart(2, "0")}`,
      from: Math.max(from, microsOf(start.toZonedDateTime(zone))),
      until: microsOf(start.add({ weeks: 1 }).toZonedDateTime(zone)),
    };
  });
}
