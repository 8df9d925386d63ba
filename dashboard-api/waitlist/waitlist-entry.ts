import type { Micros } from "../../config/micros.ts";
import type { BookingDetails } from "../bookings/booking.ts";
import type { Slot } from "../bookings/outcome.ts";
import type { WantedSlot } from "../domain/waitlist/fitting-slot.ts";
import type { Offer } from "./offer.ts";
import type { Waiter } from "./waiter.ts";

export const waitStatuses = [
  "waiting",
  "offered",
  "granted",
  "left",
  "declined",
  "lapsed",
  "expired",
] as const;

export type WaitDetails = Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor">;

/** A place in line, with what became of it. */
export interface WaitlistEntry extends Waiter, Pick<WantedSlot, "prefers"> {
  /** Process that any machine may do it by; null where the company named the machine. */
  readonly process: string | null;
  /** Nothing is offered from then on. */
  readonly deadline: Micros;
  /**
   * `waiting` and `offered` are in line. `granted`: it has the slot; `left`: by itself; `declined`, `lapsed`: it did not
   * take the one slot it wanted, in words or by silence; `expired`: its deadline came.
   */
  readonly status: (typeof waitStatuses)[number];
  /** For the booking that it may become. */
  readonly details: WaitDetails;
  /** What it was offered and did not take: never offered again. */
  readonly passed: readonly Slot[];
  readonly offer: Offer | null;
  /** Booking that was granted. */
  readonly booking: string | null;
  /** How many events made it. */
  readonly version: number;
}

export const isInLine = ({ status }: Pick<WaitlistEntry, "status">): boolean =>
  status === "waiting" || status === "offered";
