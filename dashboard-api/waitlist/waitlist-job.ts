import type { Micros } from "../../config/micros.ts";
import { bookingTransaction } from "../bookings/booking-transaction.ts";
import { lockMachine } from "../bookings/write-changes.ts";
import type { Job } from "../jobs/job.ts";
import { endOffer } from "./end-offer.ts";
import { findEntry, heldTooLong, holdEntry, waitedTooLong } from "./find-entries.ts";
import { freedTime } from "./freed-time.ts";
import { offerFreed } from "./offer-freed.ts";
import { ownDeed, type WaitlistTools } from "./waitlist-tools.ts";
import { writeWait } from "./write-wait.ts";

/** Ends an offer that nobody answered. */
const lapse = ({ database }: WaitlistTools, id: string, now: Micros) =>
  bookingTransaction(database, async (db) => {
    const seen = await findEntry(db, id);
    if (!seen?.offer) return;
    await lockMachine(db, seen.offer.machine);
    const entry = await holdEntry(db, id);
    if (!entry?.offer || entry.offer.heldUntil > now) return;
    // Another one than was seen is of another machine, which is not locked; the next run sees it.
    if (entry.offer.booking !== seen.offer.booking) return;
    await endOffer(db, entry, "lapsed", ownDeed(entry.company, now, "not answered in time"));
  });

const expire = ({ database }: WaitlistTools, id: string, now: Micros) =>
  bookingTransaction(database, async (db) => {
    const entry = await holdEntry(db, id);
    if (entry?.status !== "waiting" || entry.deadline > now) return;
    await writeWait(db, entry, { kind: "expired" }, ownDeed(entry.company, now, "the deadline came"));
  });

/**
 * Ends what nobody answered, then offers around what has come free. Each step is a transaction of its own that looks
 * again at what it is about, so that a run may be cut short, or two may meet.
 */
export const createWaitlistJob = (tools: WaitlistTools): Job => ({
  name: "waitlist",
  every: 5,
  async run(now, stopping) {
    const { database } = tools;
    for (const id of await database.use((db) => heldTooLong(db, now))) {
      if (!stopping.aborted) await lapse(tools, id, now);
    }
    for (const id of await database.use((db) => waitedTooLong(db, now))) {
      if (!stopping.aborted) await expire(tools, id, now);
    }
    const freed = Map.groupBy(await database.use(freedTime), (it) => it.machine);
    const failures: unknown[] = [];
    for (const [machine, pieces] of freed) {
      if (stopping.aborted) return;
      // One machine's trouble is not the others'.
      await offerFreed(tools, machine, pieces, now).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
});
