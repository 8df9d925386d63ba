import { sql } from "kysely";
import type { Query } from "../database/database.ts";
import { circumstancesBits } from "./line-code.ts";
import { allMachines } from "./month-sums.ts";

/**
 * Adds up by hour of the week the lines of all machines in one month before `before` that lacks it, inside a transaction
 * that holds the head's row. Only months that are over: this one changes every day, and is read line by line as quickly.
 */
export async function sumWeek(db: Query, before: string): Promise<boolean> {
  const { rows } = await sql<{ month: string }>`
    SELECT month FROM ledger_month WHERE machine = ${allMachines} AND month < ${before}
    EXCEPT SELECT month FROM ledger_week LIMIT 1`.execute(db);
  const [lacking] = rows;
  if (!lacking) return false;
  await sql`
    INSERT INTO ledger_week
    SELECT ${lacking.month}::text, coalesce(array_agg(hour_of_week), '{}'), coalesce(array_agg(code), '{}'),
      coalesce(array_agg(slot_company), '{}'), coalesce(array_agg(owner_company), '{}'),
      coalesce(array_agg(hour), '{}'), coalesce(array_agg(duration), '{}')
    FROM (
      SELECT s.hour_of_week, s.code & ${circumstancesBits}::integer AS code, s.slot_company, s.owner_company,
        min(d.day_from + s.start * 1000000::bigint) AS hour, sum(s.duration)::bigint AS duration
      FROM ledger_day d CROSS JOIN LATERAL unnest(d.line_hour_of_week, d.line_code, d.line_slot_company,
        d.line_owner_company, d.line_start, d.line_duration)
        AS s (hour_of_week, code, slot_company, owner_company, start, duration)
      WHERE d.superseded IS NULL AND d.day BETWEEN ${`${lacking.month}-01`}::text AND ${`${lacking.month}-31`}::text
      GROUP BY 1, 2, 3, 4
    ) AS sums`.execute(db);
  return true;
}
