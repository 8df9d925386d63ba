import { type RawBuilder, sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { LedgerGroup, LedgerKey } from "./books-reader.ts";
import type { DayCount } from "./day-tally.ts";
import { type DayRange, inRange, keySql, type RangeParts } from "./ledger-range.ts";
import { circumstancesBits, circumstancesOf } from "./line-code.ts";

/** A line added up over everything but its keys, with every key but `member`. */
export interface LedgerSum {
  readonly keys: LedgerGroup["keys"];
  readonly line: LedgerLine;
}

/** What is asked of the ledger's rows. */
export interface Asked {
  readonly parts: RangeParts;
  readonly groupBy: readonly LedgerKey[];
  readonly fiscalYearStart: number;
}

type KeyCells = Record<string, string | number | null>;

const inMonths = ({ machines, from, to }: NonNullable<RangeParts["months"]>) =>
  sql`d.machine = ANY(${machines}::text[]) AND d.month >= ${from} AND d.month < ${to}`;

const sums = sql`unnest(d.sum_code, d.sum_slot_company, d.sum_owner_company, d.sum_hour, d.sum_duration)
  AS s (code, slot_company, owner_company, hour, duration)`;
const counts = sql`unnest(d.day_about, d.day_verdict, d.day_count) AS s (about, verdict, days)`;

const fromDays = (range: DayRange, opened: RawBuilder<unknown>) => sql`
  SELECT d.machine, d.day, left(d.day, 7) AS month, s.* FROM ledger_day d CROSS JOIN LATERAL ${opened}
  WHERE ${inRange(range)}`;
const fromMonths = (months: NonNullable<RangeParts["months"]>, opened: RawBuilder<unknown>) => sql`
  SELECT d.machine, d.month, s.* FROM ledger_month d CROSS JOIN LATERAL ${opened} WHERE ${inMonths(months)}`;
const fromLines = (range: DayRange) => sql`
  SELECT d.machine, d.day, left(d.day, 7) AS month, s.code & ${circumstancesBits}::integer AS code, s.slot_company, s.owner_company,
    d.day_from + s.start * 1000000::bigint AS hour, s.duration, s.hour_of_week, s.shift
  FROM ledger_day d CROSS JOIN LATERAL unnest(d.line_code, d.line_slot_company, d.line_owner_company, d.line_start,
    d.line_duration, d.line_hour_of_week, d.line_shift)
    AS s (code, slot_company, owner_company, start, duration, hour_of_week, shift)
  WHERE ${inRange(range)}`;

const fromWeeks = (months: readonly string[]) => sql`
  SELECT d.month, s.* FROM ledger_week d CROSS JOIN LATERAL unnest(d.week_hour, d.week_code, d.week_slot_company,
    d.week_owner_company, d.week_first, d.week_duration)
    AS s (hour_of_week, code, slot_company, owner_company, hour, duration)
  WHERE d.month = ANY(${months}::text[])`;

function sourcesOf({ days, months }: RangeParts, opened: RawBuilder<unknown>): RawBuilder<unknown>[] {
  return [...days.map((range) => fromDays(range, opened)), ...(months ? [fromMonths(months, opened)] : [])];
}

/** The rows of a source, added up by keys and whatever else tells them apart. */
async function grouped<R>(
  db: Query,
  source: RawBuilder<unknown>,
  { groupBy, fiscalYearStart }: Asked,
  by: RawBuilder<unknown>,
  added: RawBuilder<unknown>,
): Promise<(R & KeyCells)[]> {
  const names = groupBy.map((_, index) => sql.ref(`key_${index}`));
  const keys = groupBy.map((key, index) => sql`${keySql(key, fiscalYearStart)} AS ${names[index]}`);
  const list = (given: RawBuilder<unknown>[]) => (given.length > 0 ? sql`${sql.join(given)},` : sql``);
  const { rows } = await sql<R & KeyCells>`
    SELECT ${list(names)} ${by}, ${added}
    FROM (SELECT ${list(keys)} source.* FROM (${source}) AS source) AS keyed
    GROUP BY ${list(names)} ${by}`.execute(db);
  return rows;
}

const keysOf = (row: KeyCells, groupBy: readonly LedgerKey[]): LedgerGroup["keys"] =>
  Object.fromEntries(groupBy.map((key, index) => [key, row[`key_${index}`] ?? null]));

interface SumRow {
  code: number;
  slot_company: string | null;
  owner_company: string | null;
  hour: Micros;
  duration: Micros;
}

/** Adds up booked lines in the database. */
export async function ledgerSums(db: Query, asked: Asked): Promise<LedgerSum[]> {
  const { groupBy, parts } = asked;
  const isFine = groupBy.includes("hourOfWeek") || groupBy.includes("shift");
  const fine = [...parts.days.map(fromLines), ...(parts.weeks.length > 0 ? [fromWeeks(parts.weeks)] : [])];
  const found: LedgerSum[] = [];
  for (const source of isFine ? fine : sourcesOf(parts, sums)) {
    const rows = await grouped<SumRow>(
      db,
      source,
      asked,
      sql`code, slot_company, owner_company`,
      sql`min(hour) AS hour, sum(duration)::bigint AS duration`,
    );
    for (const row of rows) {
      const circumstances = circumstancesOf(row.code);
      const line: LedgerLine = {
        ...circumstances,
        hour: row.hour,
        slot: row.slot_company === null ? null : "",
        slotCompany: row.slot_company,
        // Assigned use has a company and no booking.
        owner: row.owner_company === null || circumstances.kind === "unbooked" ? null : "",
        ownerCompany: row.owner_company,
        duration: row.duration,
      };
      found.push({ keys: keysOf(row, groupBy), line });
    }
  }
  return found;
}

/** Adds up what booked days are to the figure `daysUsed`. */
export async function ledgerDayCounts(
  db: Query,
  asked: Asked,
): Promise<{ keys: LedgerGroup["keys"]; count: DayCount }[]> {
  const found: { keys: LedgerGroup["keys"]; count: DayCount }[] = [];
  for (const source of sourcesOf(asked.parts, counts)) {
    const rows = await grouped<DayCount>(
      db,
      source,
      asked,
      sql`about, verdict`,
      sql`sum(days)::bigint AS days`,
    );
    for (const row of rows) {
      const { about, verdict, days } = row;
      found.push({ keys: keysOf(row, asked.groupBy), count: { about, verdict, days } });
    }
  }
  return found;
}
