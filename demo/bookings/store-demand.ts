import { type Insertable, sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Actor } from "../../dashboard-api/bookings/booking.ts";
import type { Query } from "../../dashboard-api/database/database.ts";
import type { DemandAttemptTable } from "../../dashboard-api/demand/demand-tables.ts";
import { peakPart } from "../../dashboard-api/domain/booking/quota-use.ts";
import { type Interval, totalDuration } from "../../dashboard-api/domain/interval/interval.ts";
import { rowOfEntry } from "../../dashboard-api/waitlist/entry-row.ts";
import { applyWaitChange, type WaitChange } from "../../dashboard-api/waitlist/wait-change.ts";
import type { WaitlistEntry } from "../../dashboard-api/waitlist/waitlist-entry.ts";
import type { OnRecord } from "./records.ts";
import { parts } from "./row-parts.ts";
import type { Ask, Wait } from "./story.ts";

type Attempt = Insertable<DemandAttemptTable>;
export type PeakOf = (machine: string) => readonly Interval[];

const attempt = (
  peakOf: PeakOf,
  { from, until }: Interval,
  rest: Omit<Attempt, "starts" | "until" | "requested" | "peak">,
): Attempt => ({
  ...{ ...rest, starts: from, until, requested: until - from },
  peak: totalDuration(peakPart([{ from, until }], peakOf(rest.machine))),
});

/** Whoever asked for a slot, and got it. */
export function grantedOf(made: readonly OnRecord[], peakOf: PeakOf): Attempt[] {
  return made.flatMap(({ step, after }) => {
    const { id, company, machine, series, job } = after;
    const { kind } = step.change;
    if ((kind !== "requested" && kind !== "accepted") || company === null) return [];
    const slot = "booking" in step.change ? step.change.booking : after;
    const request = series ?? id;
    const rest = { request, company, machine, at: step.at, outcome: "granted" as const, booking: id, job };
    return [attempt(peakOf, slot, { ...rest, waitlist: null })];
  });
}

/** Whoever asked in vain. */
export const refusedOf = (asks: readonly Ask[], peakOf: PeakOf): Attempt[] =>
  asks.flatMap(({ slots, request, company, machine, at }) =>
    slots.map((slot) =>
      attempt(peakOf, slot, {
        ...{ request, company, machine, at, outcome: "busy", booking: null, waitlist: null, job: null },
      }),
    ),
  );

async function storeWait(db: Query, { steps }: Wait, now: Micros): Promise<void> {
  let entry: WaitlistEntry | null = null;
  const told = steps.filter(({ at }) => at <= now);
  const events = told.map(({ change, actor, ...step }) => {
    entry = applyWaitChange(entry, change);
    return {
      ...{ entry: entry.id, version: entry.version, at: step.at, reason: step.reason },
      acted_for: step.actedFor,
      actor: sql<Actor>`${JSON.stringify(actor)}::jsonb`,
      change: sql<WaitChange>`${JSON.stringify(change)}::jsonb`,
    };
  });
  if (!entry) return;
  await db.insertInto("waitlist_entry").values(rowOfEntry(entry)).execute();
  await db.insertInto("waitlist_event").values(events).execute();
}

/** Places in line, as they stand at `now`, and the attempts that they are. */
export async function storeWaits(
  db: Query,
  waits: readonly Wait[],
  now: Micros,
  peakOf: PeakOf,
): Promise<Attempt[]> {
  for (const wait of waits) await storeWait(db, wait, now);
  return waits.flatMap(({ id, request = id, company, machine, steps }) => {
    const [first] = steps;
    if (first?.change.kind !== "joined" || first.at > now) return [];
    const { earliest, latest, details } = first.change.entry;
    const rest = { request, company, machine, at: first.at, outcome: "waitlisted" as const };
    const more = { booking: null, waitlist: id, job: details.job };
    return [attempt(peakOf, { from: earliest, until: latest }, { ...rest, ...more })];
  });
}

export async function storeAttempts(db: Query, attempts: readonly Attempt[]): Promise<void> {
  for (const part of parts(attempts.toSorted((a, b) => a.at - b.at)))
    await db.insertInto("demand_attempt").values(part).execute();
}
