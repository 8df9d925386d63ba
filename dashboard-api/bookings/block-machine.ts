import type { Machine } from "../../config/site/machine.ts";
import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { withdrawOffer } from "../waitlist/end-offer.ts";
import type { Booking } from "./booking.ts";
import { bookingTransaction } from "./booking-transaction.ts";
import type { Change } from "./change.ts";
import { findBooking, liveWithin } from "./find-bookings.ts";
import type { DeskTools } from "./make-booking.ts";
import { done, impossible, type Outcome, type Slot, slotsOf } from "./outcome.ts";
import { answerOfKey, keepKey, type RequestKey } from "./request-key.ts";
import { type Deed, lockMachine, writeChanges } from "./write-changes.ts";

/** Time in which a machine cannot be had. */
export interface Block extends Interval {
  readonly machine: Machine;
  readonly kind: "maintenance" | "outage";
  /** Bookings in its way are cancelled, or end where it begins; never charged. */
  readonly displaces: boolean;
}

/** How a booking makes way; null: what has happened cannot. */
function makeWay(booking: Booking, block: Block, now: number): Change | null {
  if (booking.company === null || booking.until <= now) return null;
  const until = Math.max(now, block.from);
  if (booking.from >= until) return { kind: "cancelled", isLate: false, isDisplaced: true };
  const { from, takenAt } = booking;
  const place = { from, until: Math.min(until, booking.until), excludedUntil: until, takenAt };
  return { kind: "shortened", isDisplaced: true, ...place };
}

class StillBusy extends Error {
  override readonly name = "StillBusy";
  readonly busy: Slot[];
  constructor(busy: Slot[]) {
    super("the machine's time is taken");
    this.busy = busy;
  }
}

async function displace(db: Query, block: Block, deed: Deed): Promise<void> {
  for (const booking of await liveWithin(db, block.machine.id, block)) {
    const itsDeed = { ...deed, actedFor: booking.company };
    if (booking.status === "offered") await withdrawOffer(db, booking, itsDeed);
    const change = booking.status === "offered" ? null : makeWay(booking, block, deed.at);
    if (change) await writeChanges(db, booking, [change], itsDeed);
  }
}

/** Takes a machine out of use for a while, in the same time as bookings are in. */
export async function blockMachine(
  tools: DeskTools,
  block: Block,
  deed: Deed,
  key: RequestKey | null,
): Promise<Outcome> {
  const { machine, kind, from, until } = block;
  if (until <= deed.at) return impossible(bookingTexts.overAlready);
  const make = async (db: Query): Promise<Outcome> => {
    await lockMachine(db, machine.id);
    const answered = key && (await answerOfKey(db, key));
    if (answered === "other-request") return { result: "key-reused" };
    const repeated = answered?.[0] === undefined ? undefined : await findBooking(db, answered[0]);
    if (repeated) return done(repeated, true);
    if (block.displaces) await displace(db, block, deed);
    const busy = await liveWithin(db, machine.id, block);
    if (busy.length > 0) throw new StillBusy(slotsOf(busy));
    const id = tools.newId();
    if (key) await keepKey(db, key, [id], deed.at);
    const booking = {
      ...{ id, machine: machine.id, kind, company: null, from, until, excludedUntil: until },
      ...{ takenAt: deed.at, series: null, purpose: "within" as const },
      ...{ grant: null, job: null, person: null, mentor: null },
    };
    return done(await writeChanges(db, null, [{ kind: "blocked", booking }], deed));
  };
  try {
    return await bookingTransaction(tools.database, make);
  } catch (error) {
    // Whoever was displaced before stays where they were.
    if (error instanceof StillBusy) return { result: "busy", busy: error.busy };
    throw error;
  }
}
