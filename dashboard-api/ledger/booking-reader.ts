import type { Micros } from "../../config/micros.ts";
import type { Booking, MachineStart } from "../domain/attribution/booking.ts";

/** Bookings as the ledger needs them. */
export interface MachineBookings {
  /** Confirmed, each up to its release; ordered and disjoint. */
  readonly bookings: readonly Booking[];
  /** Starts told at the machine's page, ordered. */
  readonly starts: readonly MachineStart[];
}

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
  /** Bookings that touch [from, to), whole, and the starts within it. */
  within(machine: string, from: Micros, to: Micros): Promise<MachineBookings>;
  /** Changes after that number, oldest first, at most `limit`. */
  changes(after: number, limit: number): Promise<BookingChange[]>;
}

/** Where nothing can be booked yet: all use is unbooked. */
export const noBookings: BookingReader = {
  within: async () => ({ bookings: [], starts: [] }),
  changes: async () => [],
};
