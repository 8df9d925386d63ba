import type { Micros } from "../../../config/micros.ts";
import { clip, intersect } from "../interval/intersect.ts";
import type { Interval } from "../interval/interval.ts";
import { totalDuration } from "../interval/interval.ts";
import type { GivenUpSlot, HeldBooking } from "./held-booking.ts";

const overlaps = (a: Interval, b: Interval) => a.from < b.until && b.from < a.until;

/**
 * A slot taken less than `shortNotice` before its start counts in no quota, so that free time is used rather than
 * wasted; unless the same company gave that slot up, which would make cancelling and taking again a way around.
 */
export const countsInQuota = (
  booking: Omit<HeldBooking, "id">,
  givenUp: readonly GivenUpSlot[],
  shortNotice: Micros,
): boolean =>
  booking.from - booking.takenAt >= shortNotice ||
  givenUp.some(
    (slot) => slot.machine === booking.machine && slot.company === booking.company && overlaps(slot, booking),
  );

/**
 * The most time that `held` (ordered, disjoint) fills of any window of length `window` that touches `request`. The sum
 * changes its slope only where a window's edge meets an edge of held time, so the extremes lie there.
 */
export function fullestWindow(held: readonly Interval[], request: Interval, window: Micros): Micros {
  const [earliest, latest] = [request.from - window, request.until];
  const starts = new Set<Micros>([earliest, latest]);
  for (const { from, until } of held) {
    for (const start of [from, until, from - window, until - window]) {
      if (start > earliest && start < latest) starts.add(start);
    }
  }
  let fullest = 0;
  for (const start of starts) {
    fullest = Math.max(fullest, totalDuration(clip(held, { from: start, until: start + window })));
  }
  return fullest;
}

/** Only the part of held time in peak hours. */
export const peakPart = (held: readonly Interval[], peak: readonly Interval[]): Interval[] =>
  intersect(held, peak);
