import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";

/** A live booking as the rules see it. */
export interface HeldBooking extends Interval {
  readonly id: string;
  readonly machine: string;
  readonly company: string;
  /** When the slot was taken: at its creation, or at the move or extension that reached it. */
  readonly takenAt: Micros;
}

/** A slot a company cancelled or released: taking it again at short notice counts in its quotas. */
export interface GivenUpSlot extends Interval {
  readonly machine: string;
  readonly company: string;
}

/** A wish to hold a machine; `replaces` is the booking that it moves, shortens or extends. */
export interface BookingRequest extends Interval {
  readonly machine: string;
  readonly company: string;
  readonly replaces?: string;
}
