import type { Micros } from "../../config/micros.ts";
import type { Database } from "../database/database.ts";
import type { Actor, Booking } from "./booking.ts";
import { bookingColumns, bookingOf } from "./booking-row.ts";
import type { Change } from "./change.ts";

/** Bookings of machines that touch [from, to), cancelled ones among them, in order; those after a cursor. */
export async function listBookings(
  database: Database,
  given: {
    machines: readonly string[];
    from: Micros;
    to: Micros;
    after: { from: Micros; id: string } | null;
    limit: number;
  },
): Promise<Booking[]> {
  const { machines, from, to, after, limit } = given;
  const rows = await database.use((db) => {
    const query = db
      .selectFrom("booking")
      .select(bookingColumns)
      .where("machine", "in", machines)
      .where("until", ">", from)
      .where("starts", "<", to)
      .orderBy("starts")
      .orderBy("id")
      .limit(limit);
    return (
      after
        ? query.where((eb) =>
            eb.or([
              eb("starts", ">", after.from),
              eb.and([eb("starts", "=", after.from), eb("id", ">", after.id)]),
            ]),
          )
        : query
    ).execute();
  });
  return rows.map(bookingOf);
}

/** One thing that happened to a booking. */
export interface BookingEvent {
  readonly number: number;
  readonly version: number;
  readonly at: Micros;
  readonly actor: Actor;
  readonly actedFor: string | null;
  readonly reason: string;
  readonly change: Change;
}

/** All that happened to a booking, from the first on. */
export const eventsOf = (database: Database, booking: string): Promise<BookingEvent[]> =>
  database.use((db) =>
    db
      .selectFrom("booking_event")
      .select(["number", "version", "at", "actor", "acted_for as actedFor", "reason", "change"])
      .where("booking", "=", booking)
      .orderBy("version")
      .execute(),
  );
