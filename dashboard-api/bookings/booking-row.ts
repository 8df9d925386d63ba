import type { Booking } from "./booking.ts";
import type { BookingTable } from "./booking-tables.ts";
import { noFate } from "./fate.ts";

export type BookingRow = Omit<BookingTable, "during">;

export const bookingOf = (row: BookingRow): Booking => ({
  id: row.id,
  machine: row.machine,
  kind: row.kind,
  company: row.company,
  from: row.starts,
  until: row.until,
  excludedUntil: row.excluded_until,
  status: row.status,
  takenAt: row.taken_at,
  series: row.series,
  version: row.version,
  ...row.details,
  // Bookings of before the reconciliation say nothing of it.
  fate: row.details.fate ?? noFate,
});

export function rowOf(booking: Booking): BookingRow {
  const { id, machine, kind, company, status, series, version } = booking;
  const { purpose, grant, job, person, mentor, isLate, isDisputed, isWaived, fate } = booking;
  return {
    ...{ id, machine, kind, company, status, series, version },
    starts: booking.from,
    until: booking.until,
    excluded_until: booking.excludedUntil,
    taken_at: booking.takenAt,
    details: { purpose, grant, job, person, mentor, isLate, isDisputed, isWaived, fate },
  };
}

export const bookingColumns = [
  ...["id", "machine", "kind", "company", "starts", "until", "excluded_until"],
  ...["status", "taken_at", "series", "version", "details"],
] as (keyof BookingRow)[];
