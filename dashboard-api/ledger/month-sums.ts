import { type RawBuilder, sql } from "kysely";
import type { Query } from "../database/database.ts";

/** The machine under which the sums of all machines stand. No machine's id has such a character. */
export const allMachines = "*";

interface MachineMonth {
  readonly machine: string;
  readonly month: string;
}

/**
 * Adds up lines and day counts of `source`, which has the columns of sums with a month and the machine to book them
 * under, and `days`, how many it stands for.
 */
const summed = (source: RawBuilder<unknown>) => sql`
  INSERT INTO ledger_month
  SELECT n.machine, n.month, n.days, s.code, s.slot_company, s.owner_company, s.hour, s.duration,
    c.about, c.verdict, c.count
  FROM (SELECT machine, month, sum(days)::integer AS days FROM (${source}) AS source GROUP BY 1, 2) AS n
  JOIN (
    SELECT machine, month, array_agg(code) AS code, array_agg(slot_company) AS slot_company,
      array_agg(owner_company) AS owner_company, array_agg(hour) AS hour, array_agg(duration) AS duration
    FROM (
      SELECT d.machine, d.month, s.code, s.slot_company, s.owner_company, min(s.hour) AS hour,
        sum(s.duration)::bigint AS duration
      FROM (${source}) AS d
      CROSS JOIN LATERAL unnest(d.sum_code, d.sum_slot_company, d.sum_owner_company, d.sum_hour, d.sum_duration)
        AS s (code, slot_company, owner_company, hour, duration)
      GROUP BY 1, 2, 3, 4, 5
    ) AS sums GROUP BY 1, 2
  ) AS s USING (machine, month)
  JOIN (
    SELECT machine, month, array_agg(about) AS about, array_agg(verdict) AS verdict, array_agg(count) AS count
    FROM (
      SELECT d.machine, d.month, c.about, c.verdict, sum(c.count)::integer AS count
      FROM (${source}) AS d
      CROSS JOIN LATERAL unnest(d.day_about, d.day_verdict, d.day_count) AS c (about, verdict, count)
      GROUP BY 1, 2, 3, 4
    ) AS counts GROUP BY 1, 2
  ) AS c USING (machine, month)
  ON CONFLICT (machine, month) DO UPDATE SET
    days = excluded.days, sum_code = excluded.sum_code, sum_slot_company = excluded.sum_slot_company,
    sum_owner_company = excluded.sum_owner_company, sum_hour = excluded.sum_hour,
    sum_duration = excluded.sum_duration, day_about = excluded.day_about, day_verdict = excluded.day_verdict,
    day_count = excluded.day_count`;

const columns = sql`d.sum_code, d.sum_slot_company, d.sum_owner_company, d.sum_hour, d.sum_duration, d.day_about,
  d.day_verdict, d.day_count`;

/** Adds up the newest days of each of these months anew; the sums of all machines are no longer true then. */
export async function sumMonths(db: Query, touched: readonly MachineMonth[]): Promise<void> {
  const months = [...new Map(touched.map((it) => [`${it.machine} ${it.month}`, it])).values()];
  await summed(sql`
    SELECT d.machine, t.month, 1 AS days, ${columns}
    FROM unnest(${months.map((it) => it.machine)}::text[], ${months.map((it) => it.month)}::text[])
      AS t (machine, month)
    JOIN ledger_day d ON d.superseded IS NULL AND d.machine = t.machine
      AND d.day BETWEEN t.month || '-01' AND t.month || '-31'`).execute(db);
  const names = months.map((it) => it.month);
  await sql`DELETE FROM ledger_month WHERE machine = ${allMachines} AND month = ANY(${names}::text[])`.execute(
    db,
  );
  await sql`DELETE FROM ledger_week WHERE month = ANY(${names}::text[])`.execute(db);
}

/** Adds up all machines' sums of one month that lacks it, inside a transaction that holds the head's row. */
export async function sumAllMachines(db: Query): Promise<boolean> {
  const { rows } = await sql<{ month: string }>`
    SELECT DISTINCT month FROM ledger_month
    EXCEPT SELECT month FROM ledger_month WHERE machine = ${allMachines} LIMIT 1`.execute(db);
  const [lacking] = rows;
  if (!lacking) return false;
  await summed(sql`
    SELECT ${allMachines}::text AS machine, d.month, d.days, ${columns} FROM ledger_month d
    WHERE d.month = ${lacking.month} AND d.machine <> ${allMachines}`).execute(db);
  return true;
}
