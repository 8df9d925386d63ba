import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { entryOf } from "./entry-row.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";

const inLine = ["waiting", "offered"] as const;

export async function findEntry(db: Query, id: string): Promise<WaitlistEntry | undefined> {
  const row = await db.selectFrom("waitlist_entry").selectAll().where("id", "=", id).executeTakeFirst();
  return row && entryOf(row);
}

/** Reads an entry that nobody else changes until the commit. A machine is locked before, never after. */
export async function holdEntry(db: Query, id: string): Promise<WaitlistEntry | undefined> {
  const row = await db
    .selectFrom("waitlist_entry")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && entryOf(row);
}

/** Everybody in line, those who joined first before the others. */
export async function allInLine(db: Query): Promise<WaitlistEntry[]> {
  const rows = await db
    .selectFrom("waitlist_entry")
    .selectAll()
    .where("status", "in", inLine)
    .orderBy("since")
    .orderBy("id")
    .execute();
  return rows.map(entryOf);
}

/** Whoever waits, with nothing offered, for time of a machine that touches any of these. */
export async function waitingFor(
  db: Query,
  machine: string,
  times: readonly Interval[],
): Promise<WaitlistEntry[]> {
  const rows = await db
    .selectFrom("waitlist_entry")
    .selectAll()
    .where("status", "=", "waiting")
    .where("latest", ">", Math.min(...times.map((it) => it.from)))
    .where("earliest", "<", Math.max(...times.map((it) => it.until)))
    .where(sql<boolean>`${machine} = ANY (machines)`)
    .orderBy("since")
    .orderBy("id")
    .execute();
  const mayWant = (it: { earliest: Micros; latest: Micros }) =>
    times.some(({ from, until }) => it.latest > from && it.earliest < until);
  return rows.filter(mayWant).map(entryOf);
}

/** Entry that was offered a booking and has not answered. */
export async function entryOffered(db: Query, booking: string): Promise<WaitlistEntry | undefined> {
  const row = await db
    .selectFrom("waitlist_entry")
    .selectAll()
    .where("offer_booking", "=", booking)
    .executeTakeFirst();
  return row && entryOf(row);
}

/** Ids of entries whose offers are held no longer. */
export async function heldTooLong(db: Query, now: Micros): Promise<string[]> {
  const rows = await db
    .selectFrom("waitlist_entry")
    .select("id")
    .where("status", "=", "offered")
    .where("held_until", "<=", now)
    .orderBy("held_until")
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of those to whom nothing is to be offered any more. */
export async function waitedTooLong(db: Query, now: Micros): Promise<string[]> {
  const rows = await db
    .selectFrom("waitlist_entry")
    .select("id")
    .where("status", "=", "waiting")
    .where("deadline", "<=", now)
    .orderBy("deadline")
    .execute();
  return rows.map(({ id }) => id);
}

/** Entries of one company that are in line. */
export async function inLineOf(db: Query, company: string): Promise<WaitlistEntry[]> {
  const rows = await db
    .selectFrom("waitlist_entry")
    .selectAll()
    .where("company", "=", company)
    .where("status", "in", inLine)
    .execute();
  return rows.map(entryOf);
}

/** Entries, those who joined last first; of a company, or of all. */
export async function listEntries(
  db: Query,
  given: {
    company: string | "all";
    status: readonly WaitlistEntry["status"][];
    after: number;
    limit: number;
  },
): Promise<WaitlistEntry[]> {
  if (given.status.length === 0) return [];
  const all = db
    .selectFrom("waitlist_entry")
    .selectAll()
    .where("status", "in", given.status)
    .orderBy("since", "desc")
    .orderBy("id")
    .offset(given.after)
    .limit(given.limit);
  const rows = await (given.company === "all" ? all : all.where("company", "=", given.company)).execute();
  return rows.map(entryOf);
}
