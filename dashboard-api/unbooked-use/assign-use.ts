import { sql } from "kysely";
import { writeAudit } from "../audit/database-audit-log.ts";
import type { Actor } from "../bookings/booking.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Database, Query } from "../database/database.ts";
import { type Assignment, type AssignmentDecision, assignmentsOf } from "../domain/attribution/assignment.ts";
import { clip } from "../domain/interval/intersect.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { type DayPlans, laterDay } from "../ledger/day-plan.ts";
import { dueByName } from "../ledger/due-days.ts";

export interface MachineDecision extends AssignmentDecision {
  readonly machine: string;
}

/** Assignments that hold within a window of a machine's time. */
export async function assignmentsWithin(db: Query, machine: string, window: Interval): Promise<Assignment[]> {
  const decisions = await db
    .selectFrom("use_assignment")
    .select(["starts as from", "until", "company"])
    .where("machine", "=", machine)
    .where("until", ">", window.from)
    .where("starts", "<", window.until)
    .orderBy("number")
    .execute();
  return clip(assignmentsOf(decisions), window);
}

/** Local days that have ended and lie, in part, within an interval. */
function endedDays(
  plans: Pick<DayPlans, "dayOf" | "interval">,
  { from, until }: Interval,
  now: number,
): string[] {
  const days: string[] = [];
  for (let day = plans.dayOf(from); plans.interval(day).until <= now; day = laterDay(day, 1)) {
    if (plans.interval(day).from >= until) break;
    days.push(day);
  }
  return days;
}

/**
 * Puts on record whose unbooked use it is, from now on and in all books: days that are closed are booked again, and no
 * others. With `company` null it is nobody's again. What bookings own stays theirs, whatever is assigned.
 */
export function assignUse(
  { database, plans }: { database: Database; plans: Pick<DayPlans, "dayOf" | "interval"> },
  { machine, from, until, company }: MachineDecision,
  { actor, actedFor, at, reason, source }: Deed,
): Promise<void> {
  return database.transaction(async (db) => {
    await db
      .insertInto("use_assignment")
      .values({
        ...{ machine, starts: from, until, company, reason, at },
        actor: sql<Actor>`${JSON.stringify(actor)}::jsonb`,
      })
      .execute();
    await writeAudit(db, {
      caller: { ...actor, company: source?.company ?? null, machine: source?.machine ?? null },
      actingFor: actedFor === (source?.company ?? null) ? null : actedFor,
      action: source?.action ?? "unbooked-use.assign",
      subject: { machine, from, until, ...(company === null ? {} : { company }) },
      requestId: source?.requestId ?? "",
      address: source?.address ?? "",
      ...{ at, reason },
    });
    const days = endedDays(plans, { from, until }, at).map((day) => ({ machine, day }));
    await dueByName(db, days, at);
  });
}
