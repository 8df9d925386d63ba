import { sql } from "kysely";
import { MINUTE, type Micros } from "../../config/micros.ts";
import { type Booking, holdsMachine } from "../bookings/booking.ts";
import type { Slot } from "../bookings/outcome.ts";
import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";

/** A piece of freed time that has not been offered around yet. */
export interface FreedTime extends Slot {
  readonly id: number;
  /** When it came free. */
  readonly at: Micros;
}

const spanOf = ({ from, excludedUntil }: Booking): Interval => ({ from, until: excludedUntil });

/** Time that a machine is no longer held for, changeover included. */
export function freedBy(before: Booking | null, after: Booking): Interval[] {
  if (!before || !holdsMachine(before)) return [];
  const isKept = holdsMachine(after) && after.machine === before.machine;
  return subtract([spanOf(before)], isKept ? [spanOf(after)] : []);
}

/** Puts time on the list of what is to be offered around, if anybody in line may want it. */
async function note(db: Query, machine: string, time: Interval, at: Micros, reserved: boolean) {
  await sql`
    INSERT INTO waitlist_freed (machine, starts, until, at, reserved)
    SELECT ${machine}, ${time.from}::bigint, ${time.until}::bigint, ${at}::bigint, ${reserved}::boolean
    WHERE EXISTS (
      SELECT FROM waitlist_entry WHERE status IN ('waiting', 'offered')
      AND latest > ${time.from} AND earliest < ${time.until} AND ${machine} = ANY (machines)
    )`.execute(db);
}

/** In the transaction that frees it, so that it is offered around whatever happens after. */
export async function noteFreed(
  db: Query,
  before: Booking | null,
  after: Booking,
  at: Micros,
): Promise<void> {
  for (const { from, until } of freedBy(before, after)) {
    if (before && until > at) await note(db, before.machine, { from: Math.max(from, at), until }, at, true);
  }
}

/** For whoever is back in line: what came free meanwhile may do as well. Others may take it first. */
export async function lookAgain(
  db: Query,
  { machines, earliest, latest }: { machines: readonly string[]; earliest: Micros; latest: Micros },
  at: Micros,
): Promise<void> {
  if (latest <= at) return;
  const time = { from: Math.max(earliest, at), until: latest };
  for (const machine of machines) await note(db, machine, time, at, false);
}

/** Nobody waits longer than this for those in line, should the job that offers time around stand still. */
export const reservedFor: Micros = 2 * MINUTE;

/** Time that is free but goes to those in line first. */
export async function reservedWithin(
  db: Query,
  machine: string,
  { from, until }: Interval,
  now: Micros,
): Promise<Slot[]> {
  const rows = await db
    .selectFrom("waitlist_freed")
    .select(["starts", "until"])
    .where("machine", "=", machine)
    .where("reserved", "=", true)
    .where("until", ">", from)
    .where("starts", "<", until)
    .where("at", ">", now - reservedFor)
    .orderBy("starts")
    .execute();
  return rows.map((it) => ({ machine, from: it.starts, until: it.until }));
}

export async function freedTime(db: Query): Promise<FreedTime[]> {
  const rows = await db
    .selectFrom("waitlist_freed")
    .select(["id", "machine", "starts", "until", "at"])
    .orderBy("id")
    .execute();
  return rows.map(({ starts, ...it }) => ({ ...it, from: starts }));
}

/** Takes pieces off the list; answers those that no other process has taken before. */
export async function takeFreed(db: Query, pieces: readonly FreedTime[]): Promise<FreedTime[]> {
  const ids = pieces.map(({ id }) => id);
  const rows = await db.deleteFrom("waitlist_freed").where("id", "in", ids).returning("id").execute();
  const taken = new Set(rows.map(({ id }) => id));
  return pieces.filter(({ id }) => taken.has(id));
}
