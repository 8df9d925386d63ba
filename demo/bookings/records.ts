import type { Micros } from "../../config/micros.ts";
import type { AuditEntry } from "../../dashboard-api/audit/audit-log.ts";
import { type Booking, isLive } from "../../dashboard-api/bookings/booking.ts";
import { applyChange } from "../../dashboard-api/bookings/change.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { subtract } from "../../dashboard-api/domain/interval/subtract.ts";
import type { Step, Story } from "./story.ts";
import { inOrder } from "./without-collisions.ts";

/** One step as the product would have put it on record. */
export interface OnRecord {
  readonly step: Step;
  readonly after: Booking;
  readonly touched: Interval;
  /** What its company had and has no more. */
  readonly givenUp: readonly Interval[];
}

/** What the stories come to, step by step in the order of time, up to a moment. */
export function recordsOf(stories: readonly Story[], until: Micros): OnRecord[] {
  const known = new Map<string, Booking>();
  const records: OnRecord[] = [];
  for (const { story, step } of inOrder(stories)) {
    if (step.at > until) break;
    const before = known.get(story.id) ?? null;
    const after = applyChange(before, step.change);
    known.set(story.id, after);
    const was = before ?? after;
    const touched = {
      from: Math.min(was.from, after.from),
      until: Math.max(was.until, after.until, step.change.kind === "started" ? step.at : 0),
    };
    const held = before && isLive(before) && before.company !== null ? [before] : [];
    const givenUp = subtract(
      held.map((it) => ({ from: it.from, until: it.until })),
      isLive(after) ? [after] : [],
    );
    records.push({ step, after, touched, givenUp });
  }
  return records;
}

const actions: Readonly<{ [kind: string]: string }> = {
  requested: "bookings.make",
  moved: "bookings.revise",
  shortened: "bookings.revise",
  extended: "bookings.revise",
  cancelled: "bookings.cancel",
  released: "bookings.release",
  refused: "bookings.refuse",
  disputed: "bookings.dispute",
  waived: "bookings.waive",
  excused: "bookings.excuse",
  accepted: "waitlist.accept",
  blocked: "blocks.make",
  started: "page.start",
};

/** Its line in the audit log; a confirmation that came with the request has none of its own. */
export function auditOf({ step, after }: OnRecord): AuditEntry | undefined {
  const { actor, actedFor, at, reason, change } = step;
  const isDecision = change.kind === "confirmed" && actor.role === "committee";
  const action = isDecision ? "bookings.approve" : actions[change.kind];
  if (action === undefined) return undefined;
  const company = actor.role === "member" ? actedFor : null;
  return {
    ...{ at, action, reason, requestId: "" },
    caller: { ...actor, company, machine: null },
    actingFor: actedFor === company ? null : actedFor,
    subject: { booking: after.id, machine: after.machine },
    // Addresses for documents (RFC 5737): nobody's.
    address: actor.role === "member" ? "192.0.2.20" : "192.0.2.10",
  };
}
