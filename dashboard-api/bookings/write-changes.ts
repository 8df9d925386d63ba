import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import { type Actor, type Booking, isLive } from "./booking.ts";
import { rowOf } from "./booking-row.ts";
import { applyChange, type Change } from "./change.ts";

/** By whom, for which company, when and why. */
export interface Deed {
  readonly actor: Actor;
  readonly actedFor: string | null;
  readonly at: Micros;
  readonly reason: string;
}

/**
 * Whoever changes what a machine's time is given to waits here for whoever does so already: what is read after it stays
 * true until the commit. Always the first statement of a transaction, so that nobody waits crosswise.
 */
export const lockMachine = async (db: Query, machine: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${machine}, 20))`.execute(db);
};

/** Time given up by a change. */
const givenUp = (before: Booking | null, after: Booking): Interval[] => {
  if (!before?.company || !isLive(before)) return [];
  return subtract([{ from: before.from, until: before.until }], isLive(after) ? [after] : []);
};

/** Records changes of one booking and what they make of it. `before` is null for a new one. */
export async function writeChanges(
  db: Query,
  before: Booking | null,
  changes: readonly Change[],
  deed: Deed,
): Promise<Booking> {
  const steps: { change: Change; after: Booking; touched: Interval }[] = [];
  let current = before;
  for (const change of changes) {
    const after = applyChange(current, change);
    const [from, until] = [current?.from ?? after.from, current?.until ?? after.until];
    const touched = { from: Math.min(from, after.from), until: Math.max(until, after.until) };
    steps.push({ change, after, touched });
    current = after;
  }
  if (!current) throw new Error("A booking without changes cannot be written.");
  const after = current;
  const { details, ...row } = rowOf(after);
  const values = { ...row, details: sql<typeof details>`${JSON.stringify(details)}::jsonb` };
  if (before) await db.updateTable("booking").set(values).where("id", "=", after.id).execute();
  else await db.insertInto("booking").values(values).execute();
  const slots = givenUp(before, after);
  if (slots.length > 0) {
    const { company, machine, id } = after;
    await db
      .insertInto("booking_given_up")
      .values(
        slots.map(({ from, until }) => ({
          ...{ machine, company: company ?? "", starts: from, until },
          ...{ booking: id, at: deed.at },
        })),
      )
      .execute();
  }
  // Last: from here to the commit, everybody else who records something waits.
  await db
    .insertInto("booking_event")
    .values(
      steps.map(({ change, after: { id, machine, version }, touched }) => ({
        ...{ booking: id, machine, version, at: deed.at, acted_for: deed.actedFor, reason: deed.reason },
        actor: sql<Actor>`${JSON.stringify(deed.actor)}::jsonb`,
        change: sql<Change>`${JSON.stringify(change)}::jsonb`,
        ...{ touched_from: touched.from, touched_until: touched.until },
      })),
    )
    .execute();
  return after;
}
