import { sql } from "kysely";
import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { machineGroups } from "../domain/demand/machine-group.ts";
import { type Attempt, type Demand, demandsOf } from "../domain/fairness/measures/demand.ts";

/** What companies wanted, however often they asked, and how much of it they got. */
export interface DemandReader {
  /** Demands first asked for within [from, to): of one company, or of all. In order of time. */
  demands(given: { from: Micros; to: Micros; company?: string | undefined }): Promise<Demand[]>;
}

/** How far before and after a window attempts are read that may be of one demand with those in it. */
const reach: Micros = 92 * DAY;

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

export function createDemandReader(given: { database: Database; site: Site }): DemandReader {
  const { database, site } = given;
  const groupOf = machineGroups(site.machines);
  return {
    async demands({ from, to, company }) {
      const { rows } = await database.use((db) =>
        sql<AttemptRow>`
          SELECT a.id::text AS id, a.request, a.company, a.machine, a.at, a.starts, a.requested, a.peak, a.waitlist, a.job,
            ${outcome} AS outcome
          FROM demand_attempt a
          LEFT JOIN booking b ON b.id = a.booking
          LEFT JOIN waitlist_entry w ON w.id = a.waitlist
          WHERE a.at >= ${from - reach} AND a.at < ${to + reach}
          AND (${company ?? null}::text IS NULL OR a.company = ${company ?? null})
          ORDER BY a.at, a.id`.execute(db),
      );
      const attempts = rows.map(
        ({ machine, ...it }): Attempt => ({
          ...it,
          id: it.id.padStart(12, "0"),
          group: groupOf.get(machine) ?? machine,
          granted: it.outcome === "granted" ? it.requested : 0,
        }),
      );
      return demandsOf(attempts)
        .filter(({ at }) => from <= at && at < to)
        .sort((a, b) => a.at - b.at);
    },
  };
}
