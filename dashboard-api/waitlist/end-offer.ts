import type { Booking } from "../bookings/booking.ts";
import { findBooking } from "../bookings/find-bookings.ts";
import { type Deed, writeChanges } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import { entryOffered, holdEntry } from "./find-entries.ts";
import { lookAgain } from "./freed-time.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";
import { writeWait } from "./write-wait.ts";

/**
 * Ends the offer of an entry and frees the slot for whoever is next. The machine of the offer is locked, and so is the
 * entry. Whoever is back in line may find that another slot has come free meanwhile.
 */
export async function endOffer(
  db: Query,
  entry: WaitlistEntry,
  kind: "declined" | "lapsed" | "withdrawn" | "left",
  deed: Deed,
): Promise<WaitlistEntry> {
  const held = entry.offer && (await findBooking(db, entry.offer.booking));
  if (!held) throw new Error(`Entry ${entry.id} of the waitlist holds no offer.`);
  const after = await writeWait(db, entry, { kind }, deed);
  await writeChanges(db, held, [{ kind: "withdrawn" }], deed);
  if (after.status === "waiting") await lookAgain(db, after, deed.at);
  return after;
}

/** Takes an offer back: the machine cannot be had then. The machine is locked. */
export async function withdrawOffer(db: Query, held: Booking, deed: Deed): Promise<void> {
  const found = await entryOffered(db, held.id);
  const entry = found && (await holdEntry(db, found.id));
  if (entry?.offer?.booking === held.id) await endOffer(db, entry, "withdrawn", deed);
}
