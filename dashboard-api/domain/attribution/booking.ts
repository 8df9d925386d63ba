import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";

/** A confirmed booking as attribution sees it: [from, until) ends at its release. Bookings of a machine are disjoint. */
export interface Booking extends Interval {
  readonly id: string;
  readonly company: string;
  /** The committee forgave it: what its holder did not use of it does not count. */
  readonly isForgiven?: boolean;
}

/** Somebody of the booking's company said at the machine that it starts now. */
export interface MachineStart {
  readonly at: Micros;
  readonly booking: string;
}
