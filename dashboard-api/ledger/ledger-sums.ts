import { type RawBuilder, sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { LedgerGroup, LedgerKey } from "./books-reader.ts";
import { circumstancesOf } from "./line-code.ts";

/** Local days of some machines, [from, to) as ISO dates, as they were booked in a version. */
export interface DayRange {
  readonly machines: readonly string[];
  readonly from: string;
  readonly to: string;
  /** null: the newest of each day. */
  readonly version: number | null;
}

/** A line added up over everything but its keys, with every key but `member`. */
export interface LedgerSum {
  readonly keys: LedgerGroup["keys"];
  readonly line: LedgerLine;
}

interface Row {
  key: (string | number | null)[];
  code: number;
  slot_company: string | null;
  owner_company: string | null;
  hour: Micros;
  duration: Micros;
}

const newest = sql<boolean>`d.superseded IS NULL`;
const booked = (version: number | null): RawBuilder<boolean> =>
  version === null
    ? newest
    : sql<boolean>`d.version <= ${version}::bigint AND (d.superseded IS NULL OR d.superseded > ${version}::bigint)`;

/** SQL of each key over one row's `machine`, `day` or `month`, and for the finest its line. */
function keySql(key: LedgerKey, fiscalYearStart: number): RawBuilder<unknown> {
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

const sumColumns = sql`unnest(d.sum_code, d.sum_slot_company, d.sum_owner_company, d.sum_hour, d.sum_duration)
  AS s (code, slot_company, owner_company, hour, duration)`;

const days = ({ machines, from, to, version }: DayRange) => sql`
  SELECT d.machine, d.day, left(d.day, 7) AS month, s.* FROM ledger_day d CROSS JOIN LATERAL ${sumColumns}
  WHERE d.machine = ANY(${machines}::text[]) AND d.day >= ${from} AND d.day < ${to} AND ${booked(version)}`;

const lines = ({ machines, from, to, version }: DayRange) => sql`
  SELECT d.machine, d.day, left(d.day, 7) AS month, s.code, s.slot_company, s.owner_company,
    d.day_from + s.start * 1000000::bigint AS hour, s.duration, s.hour_of_week, s.shift
  FROM ledger_day d CROSS JOIN LATERAL unnest(d.line_code, d.line_slot_company, d.line_owner_company, d.line_start,
    d.line_duration, d.line_hour_of_week, d.line_shift)
    AS s (code, slot_company, owner_company, start, duration, hour_of_week, shift)
  WHERE d.machine = ANY(${machines}::text[]) AND d.day >= ${from} AND d.day < ${to} AND ${booked(version)}`;

/** Whole months, [from, to) as `2026-04`. */
const months = (machines: readonly string[], from: string, to: string) => sql`
  SELECT d.machine, d.month, s.* FROM ledger_month d CROSS JOIN LATERAL ${sumColumns}
  WHERE d.machine = ANY(${machines}::text[]) AND d.month >= ${from} AND d.month < ${to}`;

/** Whole months within a range of days; `from` is not before `to` when there are none. */
export function wholeMonths({ from, to }: Pick<DayRange, "from" | "to">): { from: string; to: string } {
  const first = Temporal.PlainDate.from(from);
  const next = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 });
  return { from: next.toString().slice(0, 7), to: to.slice(0, 7) };
}

/** Parts that make up a range: whole months where sums of months hold the keys, the rest day by day or line by line. */
function sourcesOf(range: DayRange, groupBy: readonly LedgerKey[]): RawBuilder<unknown>[] {
  const isFine = groupBy.includes("hourOfWeek") || groupBy.includes("shift");
  if (isFine) return [lines(range)];
  const isDaily = groupBy.includes("day") || groupBy.includes("isoWeek");
  const whole = wholeMonths(range);
  if (isDaily || range.version !== null || whole.from >= whole.to) return [days(range)];
  const rest: DayRange[] = [
    { ...range, to: `${whole.from}-01` },
    { ...range, from: `${whole.to}-01` },
  ].filter((it) => it.from < it.to);
  return [months(range.machines, whole.from, whole.to), ...rest.map(days)];
}

/** Adds up booked lines in the database. */
export async function ledgerSums(
  db: Query,
  range: DayRange,
  groupBy: readonly LedgerKey[],
  fiscalYearStart: number,
): Promise<LedgerSum[]> {
  if (range.from >= range.to || range.machines.length === 0) return [];
  const keys = groupBy.map((key) => keySql(key, fiscalYearStart));
  const columns = keys.map((key, index) => sql`${key} AS ${sql.ref(`key_${index}`)}`);
  const names = keys.map((_, index) => sql.ref(`key_${index}`));
  const list = (given: RawBuilder<unknown>[]) => (given.length > 0 ? sql`${sql.join(given)},` : sql``);
  const found: LedgerSum[] = [];
  for (const source of sourcesOf(range, groupBy)) {
    const { rows } = await sql<Row & Record<string, string | number | null>>`
      SELECT ${list(names)} code, slot_company, owner_company, min(hour) AS hour, sum(duration)::bigint AS duration
      FROM (SELECT ${list(columns)} code, slot_company, owner_company, hour, duration FROM (${source}) AS source) AS keyed
      GROUP BY ${list(names)} code, slot_company, owner_company`.execute(db);
    for (const row of rows) {
      found.push({
        keys: Object.fromEntries(groupBy.map((key, index) => [key, row[`key_${index}`] ?? null])),
        line: {
          ...circumstancesOf(row.code),
          hour: row.hour,
          slot: row.slot_company === null ? null : "",
          slotCompany: row.slot_company,
          owner: row.owner_company === null ? null : "",
          ownerCompany: row.owner_company,
          duration: row.duration,
        },
      });
    }
  }
  return found;
}

/** Booked days of a range, for each machine, where not all of them are booked. */
export async function bookedDays(
  db: Query,
  range: DayRange,
  expected: number,
): Promise<Map<string, ReadonlySet<string> | "all">> {
  const { machines, from, to, version } = range;
  const booking = new Map<string, ReadonlySet<string> | "all">();
  if (from >= to) return booking;
  const whole = version === null ? wholeMonths(range) : { from: "", to: "" };
  const isWhole = whole.from < whole.to;
  const { rows } = await sql<{ machine: string; n: number }>`
    SELECT machine, sum(n)::bigint AS n FROM (
      SELECT d.machine, count(*) AS n FROM ledger_day d
      WHERE d.machine = ANY(${machines}::text[]) AND d.day >= ${from} AND d.day < ${to} AND ${booked(version)}
        AND NOT (${isWhole}::boolean AND d.day >= ${`${whole.from}-01`} AND d.day < ${`${whole.to}-01`})
      GROUP BY 1
      UNION ALL
      SELECT machine, sum(days) FROM ledger_month
      WHERE machine = ANY(${machines}::text[]) AND month >= ${whole.from} AND month < ${whole.to}
      GROUP BY 1
    ) AS counts GROUP BY 1`.execute(db);
  for (const { machine, n } of rows) if (n === expected) booking.set(machine, "all");
  const partial = rows.filter((it) => it.n !== expected).map((it) => it.machine);
  if (partial.length === 0) return booking;
  const listed = await sql<{ machine: string; day: string }>`
    SELECT d.machine, d.day FROM ledger_day d
    WHERE d.machine = ANY(${partial}::text[]) AND d.day >= ${from} AND d.day < ${to} AND ${booked(version)}`.execute(
    db,
  );
  for (const [machine, of] of Map.groupBy(listed.rows, (it) => it.machine)) {
    booking.set(machine, new Set(of.map((it) => it.day)));
  }
  return booking;
}
