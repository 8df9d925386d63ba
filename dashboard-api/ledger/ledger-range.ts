import { type RawBuilder, sql } from "kysely";
import type { Query } from "../database/database.ts";
import type { LedgerKey } from "./books-reader.ts";
import { laterDay } from "./day-plan.ts";
import { allMachines } from "./month-sums.ts";

/** Local days of some machines, [from, to) as ISO dates, as they were booked in a version. */
export interface DayRange {
  readonly machines: readonly string[];
  readonly from: string;
  readonly to: string;
  /** null: the newest of each day. */
  readonly version: number | null;
}

/** The rows of a version in `ledger_day d`. */
export const isBooked = (version: number | null): RawBuilder<boolean> =>
  version === null
    ? sql<boolean>`d.superseded IS NULL`
    : sql<boolean>`d.version <= ${version}::bigint AND (d.superseded IS NULL OR d.superseded > ${version}::bigint)`;

/** The rows of a range in `ledger_day d`. */
export const inRange = ({ machines, from, to, version }: DayRange): RawBuilder<boolean> =>
  sql<boolean>`d.machine = ANY(${machines}::text[]) AND d.day >= ${from} AND d.day < ${to} AND ${isBooked(version)}`;

/** Dates of a range of days. */
export function daysOf({ from, to }: Pick<DayRange, "from" | "to">): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = laterDay(day, 1)) days.push(day);
  return days;
}

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
  /** Whole months, added up by hour of the week over all machines. */
  readonly weeks: readonly string[];
}

/** No other machine than these is in the sums of all. */
const areAll = (machines: readonly string[]) =>
  sql<boolean>`NOT EXISTS (SELECT FROM ledger_machine WHERE machine <> ALL(${machines}::text[]))`;

/** Whether the sums of all machines hold for these machines and months: none is missing, and no other machine in it. */
async function holdsForAll(
  db: Query,
  machines: readonly string[],
  months: { from: string; to: string },
): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    SELECT ${areAll(machines)}
      AND NOT EXISTS (
        SELECT month FROM ledger_month WHERE month >= ${months.from} AND month < ${months.to}
        EXCEPT SELECT month FROM ledger_month WHERE machine = ${allMachines}
      ) AS holds`.execute(db);
  return rows[0]?.holds ?? false;
}

/** Months of a range whose sums by hour of the week hold for its machines, and the days that are in none of them. */
async function weeksOf(db: Query, range: DayRange, whole: { from: string; to: string }): Promise<RangeParts> {
  const { rows } = await sql<{ month: string }>`
    SELECT month FROM ledger_week WHERE month >= ${whole.from} AND month < ${whole.to} AND ${areAll(range.machines)}
    ORDER BY month`.execute(db);
  const weeks = rows.map((it) => it.month);
  const days: DayRange[] = [];
  let { from } = range;
  for (const month of weeks) {
    const first = `${month}-01`;
    if (from < first) days.push({ ...range, from, to: first });
    from = Temporal.PlainDate.from(first).add({ months: 1 }).toString();
  }
  if (from < range.to) days.push({ ...range, from });
  return { days, months: null, weeks };
}

/** Parts that make up a range: whole months where months are fine enough for the keys, the rest day by day. */
export async function partsOf(
  db: Query,
  range: DayRange,
  groupBy: readonly LedgerKey[],
): Promise<RangeParts> {
  const has = (...keys: LedgerKey[]) => groupBy.some((key) => keys.includes(key));
  const whole = wholeMonths(range);
  const isDaily = has("day", "isoWeek", "shift") || (has("hourOfWeek") && has("machine"));
  if (isDaily || range.version !== null || whole.from === whole.to)
    return { days: [range], months: null, weeks: [] };
  if (has("hourOfWeek")) return weeksOf(db, range, whole);
  const days = [
    { ...range, to: `${whole.from}-01` },
    { ...range, from: `${whole.to}-01` },
  ].filter((it) => it.from < it.to);
  const isWhole = !has("machine") && (await holdsForAll(db, range.machines, whole));
  return { days, months: { ...whole, machines: isWhole ? [allMachines] : range.machines }, weeks: [] };
}
