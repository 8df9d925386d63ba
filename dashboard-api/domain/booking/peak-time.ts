import type { Micros } from "../../../config/micros.ts";
import type { BookingPolicy } from "../../../config/site/booking-policy.ts";
import { shiftInterval, weekdayOf, zonedAt } from "../calendar/local-time.ts";
import { clip } from "../interval/intersect.ts";
import type { Interval } from "../interval/interval.ts";
import { union } from "../interval/union.ts";

/** Peak hours inside [from, to), ordered and disjoint. */
export function peakTime(
  policy: Pick<BookingPolicy, "peak">,
  zone: string,
  from: Micros,
  to: Micros,
): Interval[] {
  if (to <= from || policy.peak.length === 0) return [];
  const last = zonedAt(to, zone).toPlainDate();
  const shifts: Interval[] = [];
  // The day before may reach into the window with an overnight shift.
  let day = zonedAt(from, zone).toPlainDate().subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const { days, hours } of policy.peak) {
      if (days.includes(weekdayOf(day))) shifts.push(shiftInterval(day, hours, zone));
    }
  }
  return clip(union(shifts), { from, until: to });
}
