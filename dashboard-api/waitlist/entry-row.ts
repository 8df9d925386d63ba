import { type Insertable, sql } from "kysely";
import type { WaitlistEntry } from "./waitlist-entry.ts";
import type { WaitlistEntryTable } from "./waitlist-tables.ts";

export function entryOf(row: WaitlistEntryTable): WaitlistEntry {
  const { offer_booking: _, held_until: __, ...entry } = row;
  return entry;
}

/** Arrays and objects of JSON would else be sent as arrays of the database. */
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

export function rowOfEntry(entry: WaitlistEntry) {
  const { details, passed, offer, machines, ...plain } = entry;
  return {
    ...plain,
    machines: [...machines],
    details: json(details),
    passed: json([...passed]),
    offer: offer && json(offer),
    offer_booking: offer?.booking ?? null,
    held_until: offer?.heldUntil ?? null,
  } satisfies Insertable<WaitlistEntryTable> | object;
}
