import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { GivenUpTime } from "../ledger/booking-reader.ts";

/** Whether the committee waived a booking, or accepts why nobody came, by a row's `details`. */
export const isForgiven = sql<boolean>`((details->>'isWaived')::boolean IS TRUE
  OR (details->'fate'->>'isExcused')::boolean IS TRUE)`;

/**
 * Confirmed time that companies gave up within [from, to). What waited for approval was never theirs; what a block took
 * from them (`cancelled` as not late, or shortened by it) they did not give up; what was forgiven does not count.
 */
export async function givenUpTime(
  db: Query,
  machine: string,
  from: Micros,
  to: Micros,
): Promise<GivenUpTime[]> {
  const { rows } = await sql<GivenUpTime>`
    SELECT g.starts AS "from", g.until, g.company, g.booking, g.at,
      CASE WHEN e.kind = 'cancelled' THEN e.is_late END AS "isLate"
    FROM booking_given_up g
    JOIN booking b ON b.id = g.booking AND NOT ${isForgiven}
    CROSS JOIN LATERAL (
      SELECT version, change->>'kind' AS kind, (change->>'isLate')::boolean AS is_late,
        (change->>'isDisplaced')::boolean AS is_displaced
      FROM booking_event
      WHERE booking = g.booking AND at = g.at
        AND change->>'kind' IN ('cancelled', 'refused', 'moved', 'shortened', 'extended', 'released')
      ORDER BY version DESC LIMIT 1
    ) AS e
    CROSS JOIN LATERAL (
      SELECT change->>'kind' AS kind FROM booking_event
      WHERE booking = g.booking AND version < e.version
        AND change->>'kind' IN ('requested', 'confirmed', 'resubmitted')
      ORDER BY version DESC LIMIT 1
    ) AS before
    WHERE g.machine = ${machine} AND g.until > ${from} AND g.starts < ${to}
      AND before.kind = 'confirmed' AND e.kind <> 'refused' AND e.is_displaced IS NOT TRUE
    ORDER BY g.starts, g.at`.execute(db);
  return rows;
}
