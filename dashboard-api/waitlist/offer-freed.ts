import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import { bookingTransaction } from "../bookings/booking-transaction.ts";
import { liveWithin } from "../bookings/find-bookings.ts";
import { beginning } from "../bookings/wish.ts";
import { lockMachine, writeChanges } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { earliestOffer, holdEnd } from "../domain/waitlist/hold-end.ts";
import { holdEntry, waitingFor } from "./find-entries.ts";
import { type FreedTime, takeFreed } from "./freed-time.ts";
import { seekSlot } from "./seek-slot.ts";
import { firstCome } from "./waiting-order.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";
import { ownDeed, type WaitlistTools } from "./waitlist-tools.ts";
import { writeWait } from "./write-wait.ts";

/** Holds a slot for a company in line, by the same guards as a booking. */
async function offer(
  db: Query,
  tools: WaitlistTools,
  entry: WaitlistEntry,
  machine: Machine,
  slot: Interval,
  now: number,
): Promise<void> {
  const { changeover, notice } = tools.rules.policy(machine);
  const { company, details } = entry;
  const id = tools.newId();
  const booking = beginning(
    { machine, company, ...slot, ...details },
    { id, changeover, takenAt: now, series: null },
  );
  const heldUntil = Math.min(holdEnd(now, slot.from, notice, tools.policy), entry.deadline);
  const deed = ownDeed(company, now, `in line: ${entry.id}`);
  await writeChanges(db, null, [{ kind: "offered", booking }], deed);
  const offered = { machine: machine.id, ...slot, booking: id, heldUntil };
  await writeWait(db, entry, { kind: "offered", offer: offered }, deed);
}

/** Offers freed time around in the order given; null: somebody waits who is not in it, unless these come last. */
async function offerInOrder(
  db: Query,
  tools: WaitlistTools,
  machine: Machine,
  pieces: readonly FreedTime[],
  { order, isLast }: { order: ReadonlyMap<string, number>; isLast: boolean },
  now: number,
): Promise<number | null> {
  await lockMachine(db, machine.id);
  const waiting = await waitingFor(db, machine.id, pieces);
  if (!isLast && waiting.some(({ id }) => !order.has(id))) return null;
  const freed = await takeFreed(db, pieces);
  if (freed.length === 0) return 0;
  const { notice, changeover } = tools.rules.policy(machine);
  const notBefore = earliestOffer(now, notice, tools.policy);
  const placeOf = ({ id }: WaitlistEntry) => order.get(id) ?? order.size;
  let offers = 0;
  for (const { id } of waiting.sort((a, b) => placeOf(a) - placeOf(b))) {
    const entry = await holdEntry(db, id);
    if (entry?.status !== "waiting" || entry.deadline < now + tools.policy.leastHold) continue;
    const held = await liveWithin(db, machine.id, { from: entry.earliest, until: entry.latest + changeover });
    const busy = held.map(({ from, excludedUntil }) => ({ from, until: excludedUntil }));
    const slot = await seekSlot(db, tools, entry, { machine, freed, now, notBefore, busy });
    if (!slot) continue;
    await offer(db, tools, entry, machine, slot, now);
    offers += 1;
  }
  return offers;
}

/** So long the order is asked for again and again; then whoever has waited longest goes first. */
const patience: Micros = MINUTE;

/** The order of those who wait; rejects while it cannot be worked out and may be soon. */
async function orderOf(
  { order }: WaitlistTools,
  waiting: readonly WaitlistEntry[],
  pieces: readonly FreedTime[],
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const inOrder = async () => {
    if (waiting.length < 2) return waiting;
    try {
      return await order(waiting, now);
    } catch (error) {
      if (pieces.some((it) => now - it.at < patience)) throw error;
      return firstCome(waiting, now);
    }
  };
  return new Map((await inOrder()).map(({ id }, index) => [id, index]));
}

/** Whoever comes while the order is worked out is in it the next time; at last, after those who came before. */
const mostRounds = 5;

/**
 * Offers around what came free of a machine: who is first is offered the slot it likes best of it, the next one what is
 * left, and so on; what nobody wants is free. One transaction: all of it is done, or none. Answers how many offers were
 * made.
 */
export async function offerFreed(
  tools: WaitlistTools,
  machineId: string,
  pieces: readonly FreedTime[],
  now: number,
): Promise<number> {
  const machine = tools.site.machines.find((it) => it.id === machineId);
  for (let round = 1; ; round += 1) {
    if (!machine) {
      await tools.database.use((db) => takeFreed(db, pieces));
      return 0;
    }
    const waiting = await tools.database.use((db) => waitingFor(db, machine.id, pieces));
    // Outside of the transaction: it may read what it likes for as long as it takes.
    const order = await orderOf(tools, waiting, pieces, now);
    const offers = await bookingTransaction(tools.database, (db) =>
      offerInOrder(db, tools, machine, pieces, { order, isLast: round >= mostRounds }, now),
    );
    if (offers !== null) return offers;
  }
}
