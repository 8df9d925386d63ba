import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { GivenUpSlot } from "../domain/booking/held-booking.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { Booking } from "./booking.ts";
import { bookingColumns, bookingOf } from "./booking-row.ts";

const live = ["requested", "confirmed"] as const;
const holding = [...live, "offered"] as const;

export async function findBooking(db: Query, id: string): Promise<Booking | undefined> {
  const row = await db.selectFrom("booking").select(bookingColumns).where("id", "=", id).executeTakeFirst();
  return row && bookingOf(row);
}

/** All that hold a machine's time inside [from, until), changeover included; in order. */
export async function liveWithin(db: Query, machine: string, { from, until }: Interval): Promise<Booking[]> {
  const rows = await db
    .selectFrom("booking")
    .select(bookingColumns)
    .where("machine", "=", machine)
    .where("status", "in", holding)
    .where(sql<boolean>`during && int8range(${from}, ${until})`)
    .orderBy("starts")
    .execute();
  return rows.map(bookingOf);
}

/** Live bookings of a company on a machine that end after a time. */
export async function heldAfter(
  db: Query,
  company: string,
  machine: string,
  after: Micros,
): Promise<Booking[]> {
  const rows = await db
    .selectFrom("booking")
    .select(bookingColumns)
    .where("company", "=", company)
    .where("machine", "=", machine)
    .where("until", ">", after)
    .where("status", "in", live)
    .orderBy("starts")
    .execute();
  return rows.map(bookingOf);
}

export async function givenUpAfter(
  db: Query,
  company: string,
  machine: string,
  after: Micros,
): Promise<GivenUpSlot[]> {
  const rows = await db
    .selectFrom("booking_given_up")
    .select(["starts", "until"])
    .where("company", "=", company)
    .where("machine", "=", machine)
    .where("until", ">", after)
    .execute();
  return rows.map(({ starts, until }) => ({ machine, company, from: starts, until }));
}
