import type { Micros } from "../../../config/micros.ts";
import { clip } from "../interval/intersect.ts";
import { duration, type Interval } from "../interval/interval.ts";
import type { BookingContext } from "./booking-context.ts";
import type { BookingRequest } from "./held-booking.ts";
import { passes } from "./judge.ts";
import { offGrid } from "./rules/length.ts";

/**
 * The nearest slots of the same length that pass all rules and are free, earlier or later than wished, nearest first;
 * each has at least half of its time to itself.
 * `busy` holds everybody's bookings on the machine, changeover included, ordered and disjoint.
 */
export function suggest(
  request: BookingRequest,
  busy: readonly Interval[],
  context: BookingContext,
  count: number,
): Interval[] {
  const length = duration(request);
  const { now, policy } = context;
  const step = policy.granularity;
  const found: Interval[] = [];
  const tryAt = (from: Micros) => {
    const slot = { from, until: from + length };
    if (from < now || from - now > policy.horizon) return;
    // What is mostly the time of one before is no other choice.
    if (found.some((it) => Math.abs(it.from - from) < length / 2)) return;
    if (clip(busy, slot).length > 0 || !passes({ ...request, ...slot }, context)) return;
    found.push(slot);
  };
  const wished = request.from - offGrid(request.from, step, context.zone);
  const furthest = Math.max(wished - now, policy.horizon + now - wished);
  for (let distance = 0; distance <= furthest && found.length < count; distance += step) {
    tryAt(wished + distance);
    if (distance > 0 && found.length < count) tryAt(wished - distance);
  }
  return found;
}
