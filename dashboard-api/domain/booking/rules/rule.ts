import type { BookingContext } from "../booking-context.ts";
import type { BookingRequest } from "../held-booking.ts";
import type { Refusal } from "../refusal.ts";

/** One rule: null when the request passes. `nextPossible` is filled in by whoever judges all rules. */
export type Rule = (request: BookingRequest, context: BookingContext) => Omit<Refusal, "nextPossible"> | null;
