import { bookingTransaction } from "../bookings/booking-transaction.ts";
import { done, impossible, type Outcome } from "../bookings/outcome.ts";
import { type Deed, lockMachine } from "../bookings/write-changes.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { endOffer } from "./end-offer.ts";
import { findEntry, holdEntry } from "./find-entries.ts";
import { isInLine, type WaitlistEntry } from "./waitlist-entry.ts";
import type { WaitlistTools } from "./waitlist-tools.ts";
import { writeWait } from "./write-wait.ts";

/** Leaves the line for good; an offer goes to whoever is next. Who has left already has left. */
export function leaveWaitlist(tools: WaitlistTools, id: string, deed: Deed): Promise<Outcome<WaitlistEntry>> {
  const leave = async (): Promise<Outcome<WaitlistEntry> | "changed"> =>
    bookingTransaction(tools.database, async (db) => {
      const seen = await findEntry(db, id);
      if (!seen) return { result: "unknown" };
      // A machine is locked before an entry, never after.
      if (seen.offer) await lockMachine(db, seen.offer.machine);
      const entry = await holdEntry(db, id);
      if (!entry) return { result: "unknown" };
      if (entry.offer?.booking !== seen.offer?.booking) return "changed";
      if (entry.status === "left") return done(entry, true);
      if (!isInLine(entry)) return impossible(bookingTexts.notInLine(entry.status));
      if (entry.offer) return done(await endOffer(db, entry, "left", deed));
      return done(await writeWait(db, entry, { kind: "left" }, deed));
    });
  const again = async (): Promise<Outcome<WaitlistEntry>> => {
    const outcome = await leave();
    return outcome === "changed" ? again() : outcome;
  };
  return again();
}
