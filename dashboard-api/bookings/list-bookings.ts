import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Database } from "../database/database.ts";
import type { BookingOutcome } from "../domain/booking/verdict.ts";
import type { Actor, Booking } from "./booking.ts";
import { bookingColumns, bookingOf } from "./booking-row.ts";
import type { Change } from "./change.ts";

/**
 * Bookings of machines that touch [from, to), in order. A company sees its own whatever became of them, and of others
 * those that hold a machine.
 */
export async function listBookings(
  database: Database,
  given: {
    machines: readonly string[];
    from: Micros;
    to: Micros;
    status: readonly Booking["status"][];
    company: string | "all" | null;
    /** Of what stands open to the caller alone. Absent: whatever became of them. */
    outcome?: readonly BookingOutcome[] | undefined;
    after: number;
    limit: number;
  },
): Promise<Booking[]> {
  const { machines, from, to, status, company, outcome, after, limit } = given;
  if (machines.length === 0 || status.length === 0) return [];
  const rows = await database.use((db) => {
    const all = db
      .selectFrom("booking")
      .select(bookingColumns)
      .where("machine", "in", machines)
      .where("until", ">", from)
      .where("starts", "<", to)
      .where("status", "in", status)
      .orderBy("starts")
      .orderBy("id")
      .offset(after)
      .limit(limit);
    const query = outcome
      ? all.where(sql<boolean>`details->'fate'->>'outcome' = ANY(${[...outcome]}::text[])`)
      : all;
    if (company === "all") return query.execute();
    // Of others nobody learns what became of them, not by what is left out either.
    if (outcome) return query.where("company", "=", company ?? "").execute();
    return query
      .where((eb) =>
        eb.or([eb("status", "in", ["requested", "confirmed", "offered"]), eb("company", "=", company ?? "")]),
      )
      .execute();
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

/** The number of the last thing that happened to any booking: while it stays, no booking has changed. */
export const latestEvent = (database: Database): Promise<number> =>
  database.use(async (db) => {
    const row = await db
      .selectFrom("booking_event")
      .select((eb) => eb.fn.max("number").as("number"))
      .executeTakeFirst();
    return Number(row?.number ?? 0);
  });
