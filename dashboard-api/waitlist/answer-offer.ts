import { bookingTransaction } from "../bookings/booking-transaction.ts";
import type { Change } from "../bookings/change.ts";
import { findBooking } from "../bookings/find-bookings.ts";
import { explainRefusal, needsApproval } from "../bookings/make-booking.ts";
import { done, impossible, type Outcome } from "../bookings/outcome.ts";
import { type Deed, lockMachine, writeChanges } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import { recordAttempt } from "../demand/record-attempt.ts";
import { passes } from "../domain/booking/judge.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { endOffer } from "./end-offer.ts";
import { findEntry, holdEntry } from "./find-entries.ts";
import type { Offer } from "./offer.ts";
import { contextFor } from "./seek-slot.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";
import type { WaitlistTools } from "./waitlist-tools.ts";
import { writeWait } from "./write-wait.ts";

type Answerable = { readonly entry: WaitlistEntry; readonly offer: Offer };

/** Reads an entry under the lock of the machine that it is offered, if the offer is still the one its caller saw. */
async function openOffer(
  db: Query,
  id: string,
  machine: string,
  booking: string,
): Promise<Answerable | Outcome<WaitlistEntry>> {
  await lockMachine(db, machine);
  const entry = await holdEntry(db, id);
  if (!entry) return { result: "unknown" };
  if (entry.offer?.booking === booking) return { entry, offer: entry.offer };
  // Whoever sends it again learns what came of it.
  if (entry.booking === booking) return done(entry, true);
  return impossible(bookingTexts.offerOver);
}

/** Takes an offered slot, if the rules still let the company have it. The booking keeps the offer's id. */
export async function acceptOffer(
  tools: WaitlistTools,
  id: string,
  booking: string,
  deed: Deed,
): Promise<Outcome<WaitlistEntry>> {
  const found = await tools.database.use((db) => findEntry(db, id));
  if (!found) return { result: "unknown" };
  const held = await tools.database.use((db) => findBooking(db, booking));
  const machine = tools.site.machines.find((it) => it.id === held?.machine);
  if (!machine) return impossible(bookingTexts.noSuchOffer);
  const rules = tools.rules.rules(machine, deed.at);
  const outcome = await bookingTransaction(tools.database, async (db) => {
    const opened = await openOffer(db, id, machine.id, booking);
    if (!("offer" in opened)) return opened;
    const { entry, offer } = opened;
    if (deed.at >= offer.heldUntil) {
      return impossible(bookingTexts.heldNoLonger);
    }
    const { company, details } = entry;
    const context = await contextFor(db, tools, entry, machine, deed.at);
    const request = { machine: machine.id, company, from: offer.from, until: offer.until };
    if (!passes(request, context)) return { request, context };
    const before = await findBooking(db, booking);
    if (!before) throw new Error(`The booking ${booking} that is offered is not there.`);
    const accepted: Change = { kind: "accepted", takenAt: deed.at };
    const mustWait = needsApproval(tools, machine, company, deed);
    await writeChanges(db, before, mustWait ? [accepted] : [accepted, { kind: "confirmed" }], deed);
    const after = await writeWait(db, entry, { kind: "accepted" }, deed);
    const asked = { ...request, at: deed.at, request: tools.newId(), job: details.job, waitlist: entry.id };
    await recordAttempt(db, asked, rules.peak, { outcome: "granted", booking });
    return done(after);
  });
  return "result" in outcome ? outcome : explainRefusal(tools, outcome.request, outcome.context);
}

/** Leaves an offered slot to whoever is next. */
export async function declineOffer(
  tools: WaitlistTools,
  id: string,
  booking: string,
  deed: Deed,
): Promise<Outcome<WaitlistEntry>> {
  const held = await tools.database.use((db) => findBooking(db, booking));
  if (!held) return impossible(bookingTexts.noSuchOffer);
  return bookingTransaction(tools.database, async (db): Promise<Outcome<WaitlistEntry>> => {
    const opened = await openOffer(db, id, held.machine, booking);
    if (!("offer" in opened)) {
      const isTaken = opened.result === "done";
      return isTaken ? impossible(bookingTexts.acceptedAlready) : opened;
    }
    return done(await endOffer(db, opened.entry, "declined", deed));
  });
}
