import type { Micros } from "../../../../config/micros.ts";
import type { weekdays } from "../../../../config/site/hours.ts";
import { shiftInterval, weekdayOf, zonedAt } from "../../calendar/local-time.ts";
import { clip } from "../../interval/intersect.ts";
import { duration, type Interval, totalDuration } from "../../interval/interval.ts";

/** Times of day that a round gives away, in the site's zone. */
export interface GridRule {
  /** `09:00-12:00`; an end at or before the start is on the next day. */
  readonly hours: readonly string[];
  readonly days: readonly (typeof weekdays)[number][];
}

/** Slots of one machine inside [from, until) that lie wholly in its planned busy time; in order. */
export function gridSlots(
  grid: GridRule,
  given: { readonly zone: string; readonly plannedBusyTime: readonly Interval[] } & Interval,
): Interval[] {
  const { zone, from, until, plannedBusyTime } = given;
  const slots: Interval[] = [];
  const last = zonedAt(until, zone).toPlainDate();
  let day = zonedAt(from, zone).toPlainDate().subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!grid.days.includes(weekdayOf(day))) continue;
    for (const hours of grid.hours) {
      const slot = shiftInterval(day, hours, zone);
      const isInside = slot.from >= from && slot.until <= until;
      if (isInside && totalDuration(clip(plannedBusyTime, slot)) === duration(slot)) slots.push(slot);
    }
  }
  return slots.toSorted((a, b) => a.from - b.from);
}

/** Whether a time is one slot, or several that follow each other without a gap. */
export function isOnGrid({ from, until }: Interval, slots: readonly Interval[]): boolean {
  const byStart = new Map<Micros, Interval>(slots.map((slot) => [slot.from, slot]));
  for (let at = from; at < until; ) {
    const slot = byStart.get(at);
    if (!slot) return false;
    at = slot.until;
    if (at === until) return true;
  }
  return false;
}
