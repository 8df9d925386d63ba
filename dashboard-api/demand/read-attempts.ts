import { type RawBuilder, sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { Attempt } from "../domain/fairness/measures/demand.ts";

interface AttemptRow {
  id: string;
  request: string;
  company: string;
  machine: string;
  at: Micros;
  starts: Micros;
  requested: Micros;
  peak: Micros;
  waitlist: string | null;
  job: string | null;
  outcome: Attempt["outcome"];
}

/**
 * What came of an attempt, as things stand: a booking that its company cancelled, and a place in line that it gave up or
 * an offer that it did not take, were no demand; one that had to make way was not met; one that the committee refused
 * counts as refused by the rules.
 */
const outcome = sql`CASE
  WHEN a.outcome = 'granted' AND b.status = 'refused' THEN 'refusedByRule'
  WHEN a.outcome = 'granted' AND b.status = 'cancelled' THEN CASE WHEN EXISTS (
    SELECT FROM booking_event e WHERE e.booking = b.id AND e.change->>'kind' = 'cancelled'
    AND e.change->>'isDisplaced' = 'true') THEN 'busy' ELSE 'cancelled' END
  WHEN a.outcome = 'waitlisted' AND w.status IN ('left', 'declined', 'lapsed') THEN 'cancelled'
  WHEN a.outcome = 'waitlisted' THEN 'busy'
  ELSE a.outcome END`;

/** Attempts of `demand_attempt a` for which `where` holds, as things stand; in order of time. */
export async function readAttempts(
  db: Query,
  where: RawBuilder<unknown>,
  groupOf: ReadonlyMap<string, string>,
): Promise<Attempt[]> {
  const { rows } = await sql<AttemptRow>`
    SELECT a.id::text AS id, a.request, a.company, a.machine, a.at, a.starts, a.requested, a.peak, a.waitlist, a.job,
      ${outcome} AS outcome
    FROM demand_attempt a
    LEFT JOIN booking b ON b.id = a.booking
    LEFT JOIN waitlist_entry w ON w.id = a.waitlist
    WHERE ${where}
    ORDER BY a.at, a.id`.execute(db);
  return rows.map(({ machine, ...it }) => ({
    ...it,
    id: it.id.padStart(12, "0"),
    group: groupOf.get(machine) ?? machine,
    granted: it.outcome === "granted" ? it.requested : 0,
  }));
}
