import type { Micros } from "../../config/micros.ts";
import type { Assignment } from "../domain/attribution/assignment.ts";
import type { Booking, MachineStart } from "../domain/attribution/booking.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** Confirmed time of a booking that its company gave up, whenever that was. */
export interface GivenUpTime extends Interval {
  readonly company: string;
  readonly booking: string;
  readonly at: Micros;
  /** Cancelled: whether too late, as was decided then; null: to be judged by the machine's limit. */
  readonly isLate: boolean | null;
}

/** Time in which a machine was taken out of use. */
export interface BlockedTime extends Interval {
  readonly booking: string;
  readonly machine: string;
  readonly kind: "maintenance" | "outage";
  /** Maintenance that had been said by the time it began: it is no planned busy time. */
  readonly isPlanned: boolean;
}

/** Bookings as the ledger needs them. */
export interface MachineBookings {
  /** Confirmed, each up to its release; ordered and disjoint. */
  readonly bookings: readonly Booking[];
  /** Starts told at the machine's page, ordered. */
  readonly starts: readonly MachineStart[];
  /** Absent: none. What was forgiven, and what was taken from companies, is not in it. */
  readonly givenUp?: readonly GivenUpTime[];
  /** Unbooked use that was assigned to companies, ordered and disjoint; absent: none. */
  readonly assignments?: readonly Assignment[];
  /** Ordered and disjoint; absent: none. */
  readonly blocks?: readonly BlockedTime[];
}

/** Of bookings' blocks, what takes planned busy time away. */
export const plannedMaintenance = ({ blocks = [] }: Pick<MachineBookings, "blocks">): readonly Interval[] =>
  blocks.filter((it) => it.isPlanned);

/** Something about a machine's bookings changed within [from, until): where the booking was and where it is now. */
export interface BookingChange {
  /** Increases with every change; a reader's cursor. Changes become visible in this order. */
  readonly number: number;
  readonly machine: string;
  readonly from: Micros;
  readonly until: Micros;
}

/** Port of the bookings for whoever keeps the books. All calls reject when they cannot be read. */
export interface BookingReader {
  /** Bookings, given up time and blocks that touch [from, to), whole, and the starts within it. */
  within(machine: string, from: Micros, to: Micros): Promise<MachineBookings>;
  /** Changes after that number, oldest first, at most `limit`. */
  changes(after: number, limit: number): Promise<BookingChange[]>;
}

/** Where nothing can be booked yet: all use is unbooked. */
export const noBookings: BookingReader = {
  within: async () => ({ bookings: [], starts: [] }),
  changes: async () => [],
};
