import type { Booking } from "../attribution/booking.ts";
import type { Interval } from "../interval/interval.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";

/**
 * Time of slots that is not held against their companies where nobody used it: the whole slot of a booking that was
 * forgiven, and the time from a slot's start on for which a machine stays down that had gone down before it. Ordered and
 * disjoint, as bookings and the timeline are.
 */
export function excusedTime(timeline: readonly TimelineInterval[], bookings: readonly Booking[]): Interval[] {
  let at = 0;
  return bookings.flatMap((slot): Interval[] => {
    if (slot.isForgiven) return [{ from: slot.from, until: slot.until }];
    while (at < timeline.length && (timeline[at] as TimelineInterval).until <= slot.from) at += 1;
    const [before, first] = [timeline[at - 1], timeline[at]];
    if (first?.state !== "down" || first.from > slot.from) return [];
    const wasDown = first.from < slot.from || (before?.until === slot.from && before.state === "down");
    if (!wasDown) return [];
    let { until } = first;
    for (let next = at + 1; timeline[next]?.state === "down" && timeline[next]?.from === until; next += 1) {
      until = (timeline[next] as TimelineInterval).until;
    }
    return [{ from: slot.from, until: Math.min(until, slot.until) }];
  });
}
