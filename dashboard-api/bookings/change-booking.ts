import type { Machine } from "../../config/site/machine.ts";
import type { Query } from "../database/database.ts";
import { passes } from "../domain/booking/judge.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { type Booking, type BookingDetails, isLive } from "./booking.ts";
import { forChange, readContext } from "./booking-context.ts";
import { bookingTransaction } from "./booking-transaction.ts";
import type { Change } from "./change.ts";
import { findBooking, liveWithin } from "./find-bookings.ts";
import { type DeskTools, explainRefusal, needsApproval } from "./make-booking.ts";
import { done, impossible, type Outcome, slotsOf } from "./outcome.ts";
import { type Deed, lockMachine, writeChanges } from "./write-changes.ts";

type Details = Partial<Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor">>;

/** What may be written into a booking that is there. */
export interface Revision {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly details: Details;
}

/** Reads a booking under its machine's lock, if it is still as the caller saw it. */
export async function openForChange(
  db: Query,
  machine: string,
  id: string,
  version: number,
): Promise<Booking | Exclude<Outcome, { result: "done" }>> {
  await lockMachine(db, machine);
  const found = await findBooking(db, id);
  if (!found) return { result: "unknown" };
  return found.version === version ? found : { result: "stale", version: found.version };
}

const placeKind = (before: Interval, after: Interval) => {
  if (after.from >= before.from && after.until <= before.until) return "shortened";
  return after.from === before.from ? "extended" : "moved";
};

/** Why a booking cannot be put there, whatever the rules; null: it can. */
function hindrance(before: Booking, after: Interval, now: number): string | null {
  if (!isLive(before)) return `It is ${before.status}: book anew.`;
  if (before.until <= now) return "It is over.";
  if (before.from <= now && after.from !== before.from) return "It has begun: its start cannot change.";
  if (after.until <= after.from) return "It would end before it begins.";
  if (before.from <= now && after.until <= now) return "It would end in the past: release it.";
  return null;
}

/** Moves, shortens, extends, or describes otherwise; all in one step, or nothing. */
export async function reviseBooking(
  tools: DeskTools,
  { id, machine }: { id: string; machine: Machine },
  version: number,
  revision: Revision,
  deed: Deed,
): Promise<Outcome> {
  const rules = tools.rules.rules(machine, deed.at);
  const outcome = await bookingTransaction(tools.database, async (db) => {
    const before = await openForChange(db, machine.id, id, version);
    if ("result" in before) return { outcome: before };
    const after = { from: revision.from ?? before.from, until: revision.until ?? before.until };
    const changes: Change[] = [];
    const described = { ...before, ...revision.details };
    if (Object.keys(revision.details).length > 0) {
      changes.push({ kind: "described", details: revision.details });
    }
    if (after.from !== before.from || after.until !== before.until) {
      const why = hindrance(before, after, deed.at);
      if (why) return { outcome: impossible(why) };
      const excludedUntil = after.until + (before.company === null ? 0 : rules.policy.changeover);
      const isSameStart = after.from === before.from;
      if (before.company !== null) {
        const { company } = before;
        const wisher = { company, person: described.person, mentor: described.mentor };
        const read = await readContext(db, rules, wisher, deed.at, id);
        const context = forChange(read, before, after);
        const request = { machine: machine.id, company, ...after, ...(isSameStart ? { replaces: id } : {}) };
        if (!passes(request, context)) return { request, context };
      }
      const busy = await liveWithin(db, machine.id, { from: after.from, until: excludedUntil });
      const others = busy.filter((it) => it.id !== id);
      if (others.length > 0) return { outcome: { result: "busy" as const, busy: slotsOf(others) } };
      // Time that reaches into what was held before was taken then.
      const overlaps = after.from < before.until && before.from < after.until;
      const kind = placeKind(before, after);
      changes.push({ kind, ...after, excludedUntil, takenAt: overlaps ? before.takenAt : deed.at });
      const mustWait =
        kind !== "shortened" &&
        before.status === "confirmed" &&
        before.from > deed.at &&
        before.company !== null &&
        needsApproval(tools, machine, before.company, deed);
      if (mustWait) changes.push({ kind: "resubmitted" });
    } else if (!isLive(before)) return { outcome: impossible(`It is ${before.status}.`) };
    return { outcome: done(changes.length === 0 ? before : await writeChanges(db, before, changes, deed)) };
  });
  return "outcome" in outcome && outcome.outcome
    ? outcome.outcome
    : explainRefusal(tools, outcome.request, outcome.context);
}
