import { DAY, HOUR, type Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Query } from "../database/database.ts";
import {
  type AtMachineObstacle,
  type Chosen,
  type SlotAtMachine,
  slotAtMachine,
} from "../domain/booking/at-machine.ts";
import { latestEnd } from "../domain/booking/latest-end.ts";
import type { Booking } from "./booking.ts";
import { forChange, readContext } from "./booking-context.ts";
import { bookingTransaction } from "./booking-transaction.ts";
import { findBooking, liveWithin } from "./find-bookings.ts";
import type { DeskTools } from "./make-booking.ts";
import { done, type Outcome } from "./outcome.ts";
import { takenWithin } from "./taken-time.ts";
import { type Deed, lockMachine, writeChanges } from "./write-changes.ts";

export const slotOf = ({ id, kind, company, from, until, status }: Booking): SlotAtMachine => ({
  ...{ id, kind, company, from, until },
  isConfirmed: status === "confirmed",
});

/** How far ahead the page at a machine looks. */
const ahead = 14 * DAY;

/** All that hold a machine from now on, in order. */
export const heldAhead = async (db: Query, machine: string, at: Micros): Promise<Booking[]> =>
  (await liveWithin(db, machine, { from: at, until: at + ahead })).filter((it) => it.until > at);

/** The slot in which a company acts at a machine now. */
export const chooseSlot = (tools: DeskTools, held: readonly Booking[], company: string, at: Micros): Chosen =>
  slotAtMachine(held.map(slotOf), company, at, tools.site.policies.attribution.early);

/** Why nothing can be done now, and until when. */
export type NotNow = AtMachineObstacle | { readonly why: "not-begun"; readonly at: Micros };

/** A company says at the machine that it starts, which ends another's run, or that it sets up. */
export function tellAtMachine(
  tools: DeskTools,
  machine: Machine,
  company: string,
  kind: "started" | "setup",
  deed: Deed,
): Promise<Outcome | NotNow> {
  return bookingTransaction(tools.database, async (db) => {
    await lockMachine(db, machine.id);
    const held = await heldAhead(db, machine.id, deed.at);
    const chosen = chooseSlot(tools, held, company, deed.at);
    if (!("slot" in chosen)) return chosen;
    const { from } = chosen.slot;
    // Before the slot it proves nothing about it.
    if (kind === "setup" && from > deed.at) return { why: "not-begun", at: from };
    const before = held.find((it) => it.id === chosen.slot.id) as Booking;
    return done(await writeChanges(db, before, [{ kind }], deed));
  });
}

/** How long a booking can be extended to, by the rules and by what is taken; null: not at all. */
export function longestEnd(
  tools: DeskTools,
  machine: Machine,
  id: string,
  at: Micros,
): Promise<Micros | null> {
  const rules = tools.rules.rules(machine, at);
  const { changeover, maximum } = rules.policy;
  return tools.database.snapshot(async (db) => {
    const booking = await findBooking(db, id);
    if (!booking || booking.company === null || booking.status !== "confirmed" || booking.until <= at)
      return null;
    const { company, person, mentor, from, until } = booking;
    const widest = { from, until: Math.max(until, from + maximum) };
    const read = await readContext(db, rules, { company, person, mentor }, at, id);
    const context = forChange(read, booking, { from, until: widest.until + HOUR });
    const span = { from: until, until: widest.until + changeover };
    const taken = await takenWithin(db, machine.id, span, at);
    const next = taken.find((it) => it.id !== id);
    const limit = next ? next.from - changeover : widest.until;
    return latestEnd({ machine: machine.id, company, from, until, replaces: id }, context, limit);
  });
}

/** When a booking was said to start, and to be set up, at the machine: each the last time. */
export async function toldAt(
  db: Query,
  booking: string,
): Promise<{ started: Micros | null; setup: Micros | null }> {
  const rows = await db
    .selectFrom("booking_event")
    .select(["at", "change"])
    .where("booking", "=", booking)
    .orderBy("version", "desc")
    .execute();
  const last = (kind: "started" | "setup") => rows.find(({ change }) => change.kind === kind)?.at ?? null;
  return { started: last("started"), setup: last("setup") };
}
