import type { Machine } from "../../config/site/machine.ts";
import type { Bilingual } from "../../config/site/text.ts";
import type { Query } from "../database/database.ts";
import { recordAttempt } from "../demand/record-attempt.ts";
import type { BookingContext } from "../domain/booking/booking-context.ts";
import type { BookingRequest } from "../domain/booking/held-booking.ts";
import { passes } from "../domain/booking/judge.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { type Booking, type BookingDetails, isLive } from "./booking.ts";
import { forChange, readContext } from "./booking-context.ts";
import { bookingTransaction } from "./booking-transaction.ts";
import type { Change } from "./change.ts";
import { findBooking } from "./find-bookings.ts";
import { type DeskTools, explainRefusal, needsApproval } from "./make-booking.ts";
import { done, impossible, type Outcome, slotsOf } from "./outcome.ts";
import { takenWithin } from "./taken-time.ts";
import { type Deed, lockMachine, writeChanges } from "./write-changes.ts";

type Details = Partial<Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor">>;

/** What may be written into a booking that is there. */
export interface Revision {
  /** Absent: where it is. */
  readonly machine?: Machine | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly details: Details;
}

/** Reads a booking under the lock of its machine, and of others, if it is still as the caller saw it. */
export async function openForChange(
  db: Query,
  machines: readonly string[],
  id: string,
  version: number,
): Promise<Booking | Exclude<Outcome, { result: "done" }>> {
  // In one order for everybody, so that nobody waits crosswise.
  for (const machine of [...new Set(machines)].sort()) await lockMachine(db, machine);
  const found = await findBooking(db, id);
  if (!found) return { result: "unknown" };
  return found.version === version ? found : { result: "stale", version: found.version };
}

const placeKind = (before: Interval, after: Interval) => {
  if (after.from >= before.from && after.until <= before.until) return "shortened";
  return after.from === before.from ? "extended" : "moved";
};

/** Where a booking is to be. */
interface Aim extends Interval {
  readonly machine: Machine;
}

/** Why a booking cannot be put there, whatever the rules; null: it can. */
function hindrance(before: Booking, after: Aim, now: number): Bilingual | null {
  if (before.status === "offered") return bookingTexts.acceptFirst;
  if (!isLive(before)) return bookingTexts.bookAnew(before.status);
  if (before.until <= now) return bookingTexts.isOver;
  if (before.from <= now && after.machine.id !== before.machine) {
    return bookingTexts.staysOnMachine;
  }
  if (before.from <= now && after.from !== before.from) return bookingTexts.startStays;
  if (after.until <= after.from) return bookingTexts.endBeforeStart;
  if (before.from <= now && after.until <= now) return bookingTexts.endInPast;
  return null;
}

/** Puts a booking elsewhere, or says what is in its way. On another machine it is judged as a new one. */
async function relocate(
  db: Query,
  tools: DeskTools,
  before: Booking,
  after: Aim,
  described: Pick<BookingDetails, "person" | "mentor">,
  deed: Deed,
): Promise<Change[] | { outcome: Outcome } | { request: BookingRequest; context: BookingContext }> {
  const { machine, from, until } = after;
  const rules = tools.rules.rules(machine, deed.at);
  const why = hindrance(before, after, deed.at);
  if (why) return { outcome: impossible(why) };
  const isSameMachine = machine.id === before.machine;
  const excludedUntil = until + (before.company === null ? 0 : rules.policy.changeover);
  if (before.company !== null) {
    const { company, id } = before;
    const wisher = { company, person: described.person, mentor: described.mentor };
    const read = await readContext(db, rules, wisher, deed.at, id);
    const context = isSameMachine ? forChange(read, before, after) : read;
    const isSameStart = isSameMachine && from === before.from;
    const request = { machine: machine.id, company, from, until, ...(isSameStart ? { replaces: id } : {}) };
    if (!passes(request, context)) return { request, context };
  }
  const busy = await takenWithin(db, machine.id, { from, until: excludedUntil }, deed.at);
  const others = busy.filter((it) => it.id !== before.id);
  const { company, job } = before;
  // Only more time is asked for anew.
  const asked = { company, job, from, until, machine: machine.id, at: deed.at, without: before };
  await recordAttempt(
    db,
    { ...asked, request: tools.newId() },
    rules.peak,
    others.length > 0 ? { outcome: "busy" } : { outcome: "granted", booking: before.id },
  );
  if (others.length > 0) return { outcome: { result: "busy", busy: slotsOf(others) } };
  // Time that reaches into what was held before was taken then.
  const isKept = isSameMachine && from < before.until && before.from < until;
  const place = { from, until, excludedUntil, takenAt: isKept ? before.takenAt : deed.at };
  const kind = isSameMachine ? placeKind(before, after) : "moved";
  const steps: Change[] = isSameMachine
    ? [{ kind, ...place }]
    : [{ kind, ...place, machine: machine.id }, { kind: "arrived" }];
  const mustWait =
    kind !== "shortened" &&
    before.status === "confirmed" &&
    before.from > deed.at &&
    before.company !== null &&
    needsApproval(tools, machine, before.company, deed);
  return mustWait ? [...steps, { kind: "resubmitted" }] : steps;
}

/** Moves (also to another machine), shortens, extends, or describes otherwise; all in one step, or nothing. */
export async function reviseBooking(
  tools: DeskTools,
  target: { id: string; machine: Machine },
  version: number,
  revision: Revision,
  deed: Deed,
): Promise<Outcome> {
  const machine = revision.machine ?? target.machine;
  const outcome = await bookingTransaction(tools.database, async (db) => {
    const before = await openForChange(db, [target.machine.id, machine.id], target.id, version);
    if ("result" in before) return { outcome: before };
    const after = { machine, from: revision.from ?? before.from, until: revision.until ?? before.until };
    const isThere =
      machine.id === before.machine && after.from === before.from && after.until === before.until;
    const described = { ...before, ...revision.details };
    const steps = isThere ? [] : await relocate(db, tools, before, after, described, deed);
    if (!Array.isArray(steps)) return steps;
    if (isThere && !isLive(before)) return { outcome: impossible(bookingTexts.isStatus(before.status)) };
    const { details } = revision;
    const changes: Change[] = [
      ...(Object.keys(details).length > 0 ? [{ kind: "described", details } as const] : []),
      ...steps,
    ];
    return { outcome: done(changes.length === 0 ? before : await writeChanges(db, before, changes, deed)) };
  });
  return "outcome" in outcome ? outcome.outcome : explainRefusal(tools, outcome.request, outcome.context);
}
