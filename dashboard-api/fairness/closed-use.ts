import { type RawBuilder, sql } from "kysely";
import type { Query } from "../database/database.ts";
import type { UseLine } from "../domain/fairness/use/use-line.ts";
import type { CoveredLine } from "../domain/fairness/use/use-sums.ts";
import { type DayRange, inRange } from "../ledger/ledger-range.ts";
import { circumstancesOf, marksOf } from "../ledger/line-code.ts";
import type { DecayedUse } from "./use-reader.ts";

/** Days booked by a version of the program that did not know use are as not booked. */
const hasUse = sql`cardinality(d.use_company) > 0`;

/** Adds up the chargeable use of the closed days of a range, that of each day with its weight. */
export async function closedDecayed(
  db: Query,
  range: DayRange,
  {
    groups,
    weights,
  }: { groups?: ReadonlyMap<string, string> | undefined; weights: ReadonlyMap<string, number> },
): Promise<DecayedUse[]> {
  const names = range.machines.map((machine) => groups?.get(machine) ?? machine);
  const { rows } = await sql<{ machine: string; company: string; peak: boolean; duration: number }>`
    WITH g (machine, name) AS (SELECT * FROM unnest(${range.machines}::text[], ${names}::text[])),
      w (day, weight) AS (
        SELECT * FROM unnest(${[...weights.keys()]}::text[], ${[...weights.values()]}::double precision[])
      )
    SELECT g.name AS machine, s.company, s.peak, sum(s.chargeable * w.weight) AS duration
    FROM g JOIN ledger_day d USING (machine) JOIN w ON w.day = d.day COLLATE "C"
      CROSS JOIN LATERAL unnest(d.use_company, d.use_peak, d.use_chargeable) AS s (company, peak, chargeable)
    WHERE ${inRange(range)} AND s.company IS NOT NULL GROUP BY 1, 2, 3`.execute(db);
  return rows.map(({ machine, company, peak, duration }) => ({ machine, company, isPeak: peak, duration }));
}

/** Which lines of the books are asked for: of one company (null: unassigned use), of bookings, or all of somebody. */
export type LineFilter =
  | { readonly company: string | null }
  | { readonly bookings: readonly string[] }
  | "everybody";

/** Kinds other than none: in use. */
const inUse = sql`(s.code / 32) % 8 <> 0`;

function filterOf(filter: LineFilter): { days: RawBuilder<unknown>; lines: RawBuilder<unknown> } {
  if (filter === "everybody")
    return { days: sql`true`, lines: sql`(s.slot_company IS NOT NULL OR ${inUse})` };
  if ("bookings" in filter) {
    const ids = sql`${filter.bookings}::text[]`;
    return {
      days: sql`(d.line_slot && ${ids} OR d.line_owner && ${ids})`,
      lines: sql`(s.slot = ANY(${ids}) OR s.owner = ANY(${ids}))`,
    };
  }
  const { company } = filter;
  if (company === null) return { days: sql`true`, lines: sql`(s.owner_company IS NULL AND ${inUse})` };
  return {
    days: sql`${company} = ANY(d.use_company)`,
    lines: sql`(s.slot_company = ${company} OR s.owner_company = ${company})`,
  };
}

interface LineRow {
  machine: string;
  hour: number;
  code: number;
  slot: string | null;
  slot_company: string | null;
  owner: string | null;
  owner_company: string | null;
  duration: number;
}

/** The lines of the closed days of a range. */
export async function closedLines(db: Query, range: DayRange, filter: LineFilter): Promise<CoveredLine[]> {
  const { days, lines } = filterOf(filter);
  const { rows } = await sql<LineRow>`
    SELECT d.machine, d.day_from + s.start * 1000000::bigint AS hour, s.code, s.slot, s.slot_company, s.owner,
      s.owner_company, s.duration
    FROM ledger_day d CROSS JOIN LATERAL unnest(d.line_start, d.line_code, d.line_slot, d.line_slot_company,
      d.line_owner, d.line_owner_company, d.line_duration)
      AS s (start, code, slot, slot_company, owner, owner_company, duration)
    WHERE ${inRange(range)} AND ${hasUse} AND ${days} AND ${lines}`.execute(db);
  return rows.map(({ machine, hour, code, slot, slot_company, owner, owner_company, duration }) => {
    const { plan, state, kind, inferred } = circumstancesOf(code);
    const { isPeak, isExcused } = marksOf(code);
    return {
      ...{ machine, hour, plan, state, inferred, kind, slot, owner, duration },
      slotCompany: slot_company,
      ownerCompany: owner_company,
      peak: isPeak ? duration : 0,
      ...(isExcused ? { isExcused } : {}),
    };
  });
}

/** Lines of what was given up too late on the closed days of a range. */
export async function closedReleases(db: Query, range: DayRange): Promise<UseLine[]> {
  const { rows } = await sql<{ releases: UseLine[] }>`
    SELECT d.releases FROM ledger_day d
    WHERE ${inRange(range)} AND ${hasUse} AND d.releases <> '[]'::jsonb`.execute(db);
  return rows.flatMap((it) => it.releases);
}
