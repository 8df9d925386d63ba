import { type RawBuilder, sql } from "kysely";
import type { Query } from "../database/database.ts";
import type { LedgerKey } from "./books-reader.ts";
import { allMachines } from "./month-sums.ts";

/** Local days of some machines, [from, to) as ISO dates, as they were booked in a version. */
export interface DayRange {
  readonly machines: readonly string[];
  readonly from: string;
  readonly to: string;
  /** null: the newest of each day. */
  readonly version: number | null;
}

const isBooked = (version: number | null): RawBuilder<boolean> =>
  version === null
    ? sql<boolean>`d.superseded IS NULL`
    : sql<boolean>`d.version <= ${version}::bigint AND (d.superseded IS NULL OR d.superseded > ${version}::bigint)`;

/** The rows of a range in `ledger_day d`. */
export const inRange = ({ machines, from, to, version }: DayRange): RawBuilder<boolean> =>
  sql<boolean>`d.machine = ANY(${machines}::text[]) AND d.day >= ${from} AND d.day < ${to} AND ${isBooked(version)}`;

/** Whole months within a range of days, as `2026-04`, [from, to); none: both are the same. */
export function wholeMonths({ from, to }: Pick<DayRange, "from" | "to">): { from: string; to: string } {
  const first = Temporal.PlainDate.from(from);
  const next = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 });
  const begin = next.toString().slice(0, 7);
  const end = to.slice(0, 7);
  return begin < end ? { from: begin, to: end } : { from: begin, to: begin };
}

/** SQL of a key over a row's `machine`, `day`, `month`, `hour_of_week`, `shift`; of `member`, which lines tell, null. */
export function keySql(key: LedgerKey, fiscalYearStart: number): RawBuilder<unknown> {
  switch (key) {
    case "machine":
      return sql`machine`;
    case "day":
      return sql`day`;
    case "isoWeek":
      return sql`to_char(day::date, 'IYYY"-W"IW')`;
    case "month":
      return sql`month`;
    case "fiscalYear":
      return sql`left(month, 4)::integer - (substr(month, 6, 2)::integer < ${fiscalYearStart}::integer)::integer`;
    case "hourOfWeek":
      return sql`hour_of_week`;
    case "shift":
      return sql`shift`;
    case "member":
      return sql`NULL`;
  }
}

/** Where the rows of a range stand: days one by one, and whole months added up. */
export interface RangeParts {
  readonly days: readonly DayRange[];
  readonly months: {
    readonly machines: readonly string[];
    readonly from: string;
    readonly to: string;
  } | null;
}

/** Whether the sums of all machines hold for these machines and months: none is missing, and no other machine in it. */
async function holdsForAll(
  db: Query,
  machines: readonly string[],
  months: { from: string; to: string },
): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    SELECT NOT EXISTS (SELECT FROM ledger_machine WHERE machine <> ALL(${machines}::text[]))
      AND NOT EXISTS (
        SELECT month FROM ledger_month WHERE month >= ${months.from} AND month < ${months.to}
        EXCEPT SELECT month FROM ledger_month WHERE machine = ${allMachines}
      ) AS holds`.execute(db);
  return rows[0]?.holds ?? false;
}

/** Parts that make up a range: whole months where months are fine enough for the keys, the rest day by day. */
export async function partsOf(
  db: Query,
  range: DayRange,
  groupBy: readonly LedgerKey[],
): Promise<RangeParts> {
  const isDaily = groupBy.some((key) => ["day", "isoWeek", "hourOfWeek", "shift"].includes(key));
  const whole = wholeMonths(range);
  if (isDaily || range.version !== null || whole.from === whole.to) return { days: [range], months: null };
  const days = [
    { ...range, to: `${whole.from}-01` },
    { ...range, from: `${whole.to}-01` },
  ].filter((it) => it.from < it.to);
  const isWhole = !groupBy.includes("machine") && (await holdsForAll(db, range.machines, whole));
  return { days, months: { ...whole, machines: isWhole ? [allMachines] : range.machines } };
}

const daysWithin = (range: DayRange): RawBuilder<unknown> =>
  sql`SELECT d.machine, count(*) AS n FROM ledger_day d WHERE ${inRange(range)} GROUP BY 1`;

/** Which days of a range are booked, by machine; "all" where none is missing. */
export async function bookedDays(
  db: Query,
  range: DayRange,
  expected: number,
): Promise<Map<string, ReadonlySet<string> | "all">> {
  const booked = new Map<string, ReadonlySet<string> | "all">();
  if (expected === 0) return booked;
  const { days, months } = await partsOf(db, range, ["machine"]);
  const counts = [
    ...days.map(daysWithin),
    ...(months
      ? [
          sql`SELECT machine, sum(days) AS n FROM ledger_month WHERE machine = ANY(${months.machines}::text[])
            AND month >= ${months.from} AND month < ${months.to} GROUP BY 1`,
        ]
      : []),
  ];
  const { rows } = await sql<{ machine: string; n: number }>`
    SELECT machine, sum(n)::bigint AS n FROM (${sql.join(counts, sql` UNION ALL `)}) AS counts GROUP BY 1`.execute(
    db,
  );
  for (const { machine, n } of rows) if (n === expected) booked.set(machine, "all");
  const partial = rows.filter((it) => it.n !== expected).map((it) => it.machine);
  if (partial.length === 0) return booked;
  const listed = await sql<{ machine: string; day: string }>`
    SELECT d.machine, d.day FROM ledger_day d WHERE ${inRange({ ...range, machines: partial })}`.execute(db);
  for (const [machine, of] of Map.groupBy(listed.rows, (it) => it.machine)) {
    booked.set(machine, new Set(of.map((it) => it.day)));
  }
  return booked;
}
