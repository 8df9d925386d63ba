import type { Micros } from "../../../config/micros.ts";
import type { BookingPolicy } from "../../../config/site/booking-policy.ts";
import type { Interval } from "../interval/interval.ts";
import type { GivenUpSlot, HeldBooking } from "./held-booking.ts";

/**
 * All that the rules of one machine look at, as plain values. Times cover at least from the earliest quota window to the
 * horizon, so that the next possible time can be told.
 */
export interface BookingContext {
  readonly now: Micros;
  readonly zone: string;
  readonly policy: BookingPolicy;
  /** Ordered and disjoint. */
  readonly open: readonly Interval[];
  readonly maintenance: readonly Interval[];
  readonly peak: readonly Interval[];
  /** Live bookings of the requesting company on this machine, without the one the request replaces. */
  readonly held: readonly HeldBooking[];
  readonly givenUp: readonly GivenUpSlot[];
  /** Levels held by the person, or by the mentor the booking names, and until when (null: without end). */
  readonly qualifications: readonly { level: string; until: Micros | null }[];
}
