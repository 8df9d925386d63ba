import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Site } from "../../config/site/site.ts";
import { peakTime } from "../domain/booking/peak-time.ts";
import { equivalentHours } from "../domain/fairness/use/equivalent-hours.ts";
import { totalDuration } from "../domain/interval/interval.ts";
import type { FutureGrants } from "./claims.ts";

/**
 * What is still to come of bookings that published rounds made, as they stand now, in equivalent hours. Of a slot that
 * has begun, what is left.
 */
export const grantsOfRounds =
  (site: Pick<Site, "machines" | "policies" | "cluster">): FutureGrants =>
  async (db, { machines, at, weights }) => {
    const { rows } = await sql<{ company: string; machine: string; from: Micros; until: Micros }>`
      SELECT b.company, b.machine, greatest(b.starts, ${at}::bigint) AS "from", b.until
      FROM allocation_round_event e
      CROSS JOIN LATERAL jsonb_each_text(e.change->'bookings') AS granted (wish, booking)
      JOIN booking b ON b.id = granted.booking
      WHERE e.change->>'kind' = 'published' AND b.status IN ('requested', 'confirmed') AND b.until > ${at}
        AND b.company IS NOT NULL AND b.machine = ANY(${machines}::text[])
      ORDER BY b.id`.execute(db);
    const policies = new Map(
      site.machines.map((machine) => [machine.id, bookingPolicyOf(machine, site.policies.booking)]),
    );
    const hours = new Map<string, number>();
    for (const { company, machine, from, until } of rows) {
      const policy = policies.get(machine) ?? site.policies.booking;
      const { valuation } = weights.at(from);
      const peak = totalDuration(peakTime(policy, site.cluster.zone, from, until));
      const more =
        equivalentHours({ machine, isPeak: true, duration: peak }, valuation) +
        equivalentHours({ machine, isPeak: false, duration: until - from - peak }, valuation);
      hours.set(company, (hours.get(company) ?? 0) + more);
    }
    return hours;
  };
