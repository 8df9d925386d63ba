import type { Micros } from "../../../config/micros.ts";
import type { BookingContext } from "./booking-context.ts";
import type { BookingRequest } from "./held-booking.ts";
import { passes } from "./judge.ts";
import { offGrid } from "./rules/length.ts";

/** The latest end up to `limit` to which a booking can be extended by the rules; null: it cannot be. */
export function latestEnd(request: BookingRequest, context: BookingContext, limit: Micros): Micros | null {
  const { granularity, maximum } = context.policy;
  const off = offGrid(request.until, granularity, context.zone);
  const furthest = Math.min(limit, request.from + maximum);
  let latest: Micros | null = null;
  for (let until = request.until - off + granularity; until <= furthest; until += granularity) {
    // What ends too late ends too late whenever it ends later.
    if (!passes({ ...request, until }, context)) return latest;
    latest = until;
  }
  return latest;
}
