import type { Booking, MachineStart } from "../../dashboard-api/domain/attribution/booking.ts";
import type { BookingReader } from "../../dashboard-api/ledger/booking-reader.ts";
import { at } from "./app-under-test.ts";

/** Bookings as given, by machine. */
export const booked = (
  bookings: Record<string, Booking[]>,
  starts: Record<string, MachineStart[]> = {},
): BookingReader => ({
  within: async (machine, from, to) => ({
    bookings: (bookings[machine] ?? []).filter((it) => it.from < to && it.until > from),
    starts: (starts[machine] ?? []).filter((it) => it.at >= from && it.at < to),
  }),
  changes: async () => [],
});

export const slot = (id: string, company: string, from: string, until: string): Booking => ({
  id,
  company,
  from: at(from),
  until: at(until),
});
