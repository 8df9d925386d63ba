import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Database } from "../database/database.ts";
import type { BookingOutcome } from "../domain/booking/verdict.ts";
import type { Actor, Booking } from "./booking.ts";
import { bookingColumns, bookingOf } from "./booking-row.ts";
import type { Change } from "./change.ts";

/** What of the bookings is asked for. */
export interface BookingQuestion {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  readonly status: readonly Booking["status"][];
  readonly company: string | "all" | null;
  /** Of what stands open to the caller alone. Absent: whatever became of them. */
  readonly outcome?: readonly BookingOutcome[] | undefined;
  readonly after: number;
  readonly limit: number;
}

const holding: readonly Booking["status"][] = ["requested", "confirmed", "offered"];

/** The same question as others ask it: of what holds a machine everybody's are listed. */
export const asAnybodyAsks = (asked: BookingQuestion): BookingQuestion =>
  asked.outcome === undefined && asked.status.every((it) => holding.includes(it))
    ? { ...asked, company: "all" }
    : asked;

/**
 * Bookings of machines that touch [from, to), in order. A company sees its own whatever became of them, and of others
 * those that hold a machine.
 */
export async function listBookings(database: Database, asked: BookingQuestion): Promise<readonly Booking[]> {
  const { machines, from, to, status, company, outcome, after, limit } = asked;
  if (machines.length === 0 || status.length === 0) return [];
  const packed = await database.use((db) => {
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
    const seen =
      company === "all"
        ? query
        : // Of others nobody learns what became of them, not by what is left out either.
          outcome
          ? query.where("company", "=", company ?? "")
          : query.where((eb) => eb.or([eb("status", "in", holding), eb("company", "=", company ?? "")]));
    // One text holds them all: row by row, the embedded database takes five times as long to hand over a month.
    const columns = sql.join(bookingColumns.map((it) => sql.ref(it)));
    return db
      .selectFrom(seen.as("booking"))
      .select(sql<string | null>`json_agg(json_build_array(${columns}) ORDER BY starts, id)::text`.as("rows"))
      .executeTakeFirst();
  });
  const rows = JSON.parse(packed?.rows ?? "[]") as unknown[][];
  return rows.map((values) =>
    bookingOf(Object.fromEntries(bookingColumns.map((name, at) => [name, values[at]])) as never),
  );
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
