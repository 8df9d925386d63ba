import { sql } from "kysely";
import type { Query } from "../database/database.ts";
import { type DayRange, daysOf, inRange, isBooked, partsOf } from "./ledger-range.ts";

/** Of which sums days can be missing: of lines, or of use, which days booked by an early version of the program lack. */
const kinds = {
  lines: { months: sql.table("ledger_month"), has: sql<boolean>`true` },
  use: { months: sql.table("ledger_use"), has: sql<boolean>`cardinality(d.use_company) > 0` },
};

/** Days of some machines that are not booked; a machine that lacks none is not in it. */
export type MissingDays = ReadonlyMap<string, ReadonlySet<string>>;

const firstOf = (month: string) => Temporal.PlainDate.from(`${month}-01`);

/**
 * Which days of a range are not booked. Days are counted by the month, and looked at one by one only where a month has
 * too few.
 */
export async function missingDays(db: Query, range: DayRange, of: keyof typeof kinds): Promise<MissingDays> {
  const { months: table, has } = kinds[of];
  const { machines, version } = range;
  const { days, months } = await partsOf(db, range, ["machine"]);
  const m = sql`unnest(${machines}::text[]) AS m (machine)`;
  const counts = days.map(
    (part) => sql`SELECT m.machine, ${part.from}::text AS first, ${part.to}::text AS after
      FROM ${m} LEFT JOIN (SELECT d.machine, count(*) AS n FROM ledger_day d WHERE ${inRange(part)} AND ${has} GROUP BY 1)
        AS c ON c.machine = m.machine COLLATE "C"
      WHERE coalesce(c.n, 0) < ${daysOf(part).length}::bigint`,
  );
  if (months) {
    const all: { month: string; after: string; count: number }[] = [];
    for (let at = firstOf(months.from); at.toString().slice(0, 7) < months.to; at = at.add({ months: 1 })) {
      const after = at.add({ months: 1 }).toString();
      all.push({ month: at.toString().slice(0, 7), after, count: at.daysInMonth });
    }
    counts.push(sql`SELECT m.machine, u.month || '-01' AS first, u.after
      FROM ${m} CROSS JOIN unnest(${all.map((it) => it.month)}::text[], ${all.map((it) => it.after)}::text[],
        ${all.map((it) => it.count)}::bigint[]) AS u (month, after, count)
      LEFT JOIN ${table} l ON l.machine = m.machine COLLATE "C" AND l.month = u.month COLLATE "C"
      WHERE coalesce(l.days, 0) < u.count`);
  }
  const { rows: short } = await sql<{ machine: string; first: string; after: string }>`${sql.join(
    counts,
    sql` UNION ALL `,
  )}`.execute(db);
  if (short.length === 0) return new Map();
  const { rows: booked } = await sql<{ machine: string; day: string }>`
    SELECT d.machine, d.day
    FROM unnest(${short.map((it) => it.machine)}::text[], ${short.map((it) => it.first)}::text[],
      ${short.map((it) => it.after)}::text[]) AS t (machine, first, after)
    JOIN ledger_day d ON d.machine = t.machine COLLATE "C" AND d.day >= t.first COLLATE "C"
      AND d.day < t.after COLLATE "C"
    WHERE ${isBooked(version)} AND ${has}`.execute(db);
  const missing = new Map<string, Set<string>>();
  for (const { machine, first, after } of short) {
    const own = missing.get(machine) ?? new Set<string>();
    missing.set(machine, own);
    for (const day of daysOf({ from: first, to: after })) own.add(day);
  }
  for (const { machine, day } of booked) missing.get(machine)?.delete(day);
  return missing;
}
