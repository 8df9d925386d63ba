import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { Booking } from "./booking.ts";
import { bookingColumns, bookingOf } from "./booking-row.ts";

/** Bookings that wait for the committee: disputed ones, and no-shows that it has not looked at. Oldest first. */
export async function bookingsToJudge(database: Database): Promise<Booking[]> {
  const rows = await database.use((db) =>
    db
      .selectFrom("booking")
      .select(bookingColumns)
      .where("kind", "=", "booking")
      // Written as the index has it.
      .where(sql<boolean>`((details->>'isDisputed')::boolean OR details->'fate'->>'outcome' = 'no-show')`)
      .orderBy("until")
      .orderBy("id")
      .execute(),
  );
  return rows.map(bookingOf).filter((it) => it.isDisputed || !(it.isWaived || it.fate.isUpheld));
}
