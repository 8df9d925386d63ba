import { sql } from "kysely";
import type { Query } from "../database/database.ts";

/** Adds up anew the use of the newest days of each of these months; `version` is that of the ledger with them. */
export async function sumUse(
  db: Query,
  touched: readonly { readonly machine: string; readonly month: string }[],
  version: number,
): Promise<void> {
  const months = [...new Map(touched.map((it) => [`${it.machine} ${it.month}`, it])).values()];
  await sql`
    WITH days AS (
      SELECT d.machine, t.month, d.use_company, d.use_peak, d.use_chargeable, d.use_used, d.use_booked,
        d.use_planned, d.use_observed
      FROM unnest(${months.map((it) => it.machine)}::text[], ${months.map((it) => it.month)}::text[])
        AS t (machine, month)
      JOIN ledger_day d ON d.superseded IS NULL AND d.machine = t.machine
        AND d.day BETWEEN t.month || '-01' AND t.month || '-31' AND cardinality(d.use_company) > 0
    )
    INSERT INTO ledger_use
    SELECT machine, month, n.days, s.company, s.peak, s.chargeable, s.used, s.booked, s.planned, s.observed,
      ${version}::bigint AS version
    FROM (SELECT machine, month, count(*)::integer AS days FROM days GROUP BY 1, 2) AS n
    JOIN (
      SELECT machine, month, array_agg(company) AS company, array_agg(peak) AS peak,
        array_agg(chargeable) AS chargeable, array_agg(used) AS used, array_agg(booked) AS booked,
        array_agg(planned) AS planned, array_agg(observed) AS observed
      FROM (
        SELECT d.machine, d.month, s.company, s.peak, sum(s.chargeable)::bigint AS chargeable,
          sum(s.used)::bigint AS used, sum(s.booked)::bigint AS booked, sum(s.planned)::bigint AS planned,
          sum(s.observed)::bigint AS observed
        FROM days d CROSS JOIN LATERAL unnest(d.use_company, d.use_peak, d.use_chargeable, d.use_used,
          d.use_booked, d.use_planned, d.use_observed)
          AS s (company, peak, chargeable, used, booked, planned, observed)
        GROUP BY 1, 2, 3, 4
      ) AS sums GROUP BY 1, 2
    ) AS s USING (machine, month)
    ON CONFLICT (machine, month) DO UPDATE SET
      days = excluded.days, use_company = excluded.use_company, use_peak = excluded.use_peak,
      use_chargeable = excluded.use_chargeable, use_used = excluded.use_used, use_booked = excluded.use_booked,
      use_planned = excluded.use_planned, use_observed = excluded.use_observed, version = excluded.version`.execute(
    db,
  );
}
