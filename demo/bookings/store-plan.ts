import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Actor, Booking } from "../../dashboard-api/bookings/booking.ts";
import { rowOf } from "../../dashboard-api/bookings/booking-row.ts";
import type { Query } from "../../dashboard-api/database/database.ts";
import { jobOfLot } from "./jobs.ts";
import type { MachinePlan } from "./plan-machine.ts";
import { auditOf, type OnRecord, recordsOf } from "./records.ts";
import { parts } from "./row-parts.ts";
import { grantedOf, type PeakOf, refusedOf, storeAttempts, storeWaits } from "./store-demand.ts";
import { type Stored, tellable } from "./stored.ts";

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

const valuesOf = (booking: Booking) => {
  const { details, ...row } = rowOf(booking);
  return { ...row, details: json(details) };
};

async function storeBookings(db: Query, made: readonly OnRecord[], known: Stored["versions"]): Promise<void> {
  const final = [...new Map(made.map((it) => [it.after.id, it.after])).values()];
  for (const booking of final.filter(({ id }) => known.has(id)))
    await db.updateTable("booking").set(valuesOf(booking)).where("id", "=", booking.id).execute();
  for (const part of parts(final.filter(({ id }) => !known.has(id))))
    await db.insertInto("booking").values(part.map(valuesOf)).execute();
  const jobs = final.flatMap((booking) => {
    const job = known.has(booking.id) ? undefined : jobOfLot(booking);
    return job ? [{ booking: booking.id, job: job.id }] : [];
  });
  for (const part of parts(jobs)) await db.insertInto("job_booking").values(part).execute();
  const givenUp = made.flatMap(({ step, after, givenUp: slots }) =>
    slots.map(({ from, until }) => ({
      ...{ machine: after.machine, company: after.company ?? "", starts: from, until },
      ...{ booking: after.id, at: step.at },
    })),
  );
  for (const part of parts(givenUp)) await db.insertInto("booking_given_up").values(part).execute();
}

async function storeAudit(db: Query, made: readonly OnRecord[]): Promise<void> {
  for (const part of parts(made.flatMap((it) => auditOf(it) ?? [])))
    await db
      .insertInto("audit")
      .values(
        part.map(({ caller, actingFor = null, requestId, subject, ...entry }) => ({
          ...{ ...entry, ...caller, acting_for: actingFor, request_id: requestId },
          subject: JSON.stringify(subject),
        })),
      )
      .execute();
}

async function storeEvents(db: Query, made: readonly OnRecord[]): Promise<void> {
  for (const part of parts(made))
    await db
      .insertInto("booking_event")
      .values(
        part.map(({ step, after, touched }) => ({
          ...{ booking: after.id, machine: after.machine, version: after.version, at: step.at },
          ...{ acted_for: step.actedFor, reason: step.reason },
          ...{ touched_from: touched.from, touched_until: touched.until },
          actor: json<Actor>(step.actor),
          change: json(step.change),
        })),
      )
      .execute();
}

/** Writes what happened up to `now` and is not on record yet, all in the caller's transaction. Answers how many steps. */
export async function storePlan(
  db: Query,
  plan: MachinePlan,
  stored: Stored,
  now: Micros,
  peakOf: PeakOf,
): Promise<number> {
  const { versions, waits, writtenUntil } = stored;
  const stories = tellable(plan.stories, stored);
  const made = recordsOf(stories, now).filter(({ step }) => step.at > writtenUntil);
  const isNew = (at: Micros | undefined) => at !== undefined && at > writtenUntil && at <= now;
  const inLine = [...plan.waits, ...stories.flatMap(({ wait }) => wait ?? [])].filter(
    ({ id, steps }) => !waits.has(id) && isNew(steps[0]?.at),
  );
  await storeBookings(db, made, versions);
  const waiting = await storeWaits(db, inLine, now, peakOf);
  const refused = refusedOf(
    plan.asks.filter(({ at }) => isNew(at)),
    peakOf,
  );
  await storeAttempts(db, [...grantedOf(made, peakOf), ...waiting, ...refused]);
  await storeAudit(db, made);
  await storeEvents(db, made);
  return made.length;
}
