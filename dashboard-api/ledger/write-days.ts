import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { DayRecord } from "./day-record.ts";
import type { DueDay } from "./due-days.ts";
import { sumMonths } from "./month-sums.ts";
import { sumUse } from "./use-months.ts";

/** A machine-day as it was computed, for the mark that it had before anything was read for it. */
export interface ComputedDay {
  readonly due: DueDay;
  readonly record: DayRecord;
}

/** Up to where news had been noted before anything was read for the days. */
export interface Basis {
  readonly arrivals: Micros;
  readonly changes: number;
}

export interface Written {
  /** Version of the ledger afterwards. */
  readonly version: number;
  /** Days whose lines are new, days found as they were, and days touched again meanwhile, which stay due. */
  readonly changed: number;
  readonly unchanged: number;
  readonly outdated: number;
}

const columns = <T, K extends keyof T>(rows: readonly T[], key: K): T[K][] => rows.map((row) => row[key]);

/** Those of the days that nothing has touched since they were computed; they stay locked. */
async function stillDue(db: Query, days: readonly ComputedDay[]): Promise<ComputedDay[]> {
  const dues = days.map((it) => it.due);
  const { rows } = await sql<{ mark: number }>`
    SELECT l.mark FROM unnest(${columns(dues, "machine")}::text[], ${columns(dues, "day")}::text[]) AS t (machine, day)
    JOIN ledger_due l USING (machine, day) FOR UPDATE OF l`.execute(db);
  const marks = new Set(columns(rows, "mark"));
  return days.filter((it) => marks.has(it.due.mark));
}

async function bookedContents(db: Query, days: readonly DayRecord[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ machine: string; day: string; content: string }>`
    SELECT d.machine, d.day, d.content
    FROM unnest(${columns(days, "machine")}::text[], ${columns(days, "day")}::text[]) AS t (machine, day)
    JOIN ledger_day d ON d.machine = t.machine AND d.day = t.day AND d.superseded IS NULL`.execute(db);
  return new Map(rows.map((it) => [`${it.machine} ${it.day}`, it.content]));
}

/** The one row by which writers wait for each other. */
export const lockHead = (db: Query) =>
  db.selectFrom("ledger_head").selectAll().forUpdate().executeTakeFirstOrThrow();

/**
 * Books computed days, inside a transaction. Days whose lines are as booked keep their version; all others get one new
 * version together. Whoever writes holds the head's row, so versions are committed in their order.
 */
export async function writeDays(db: Query, computed: readonly ComputedDay[], basis: Basis): Promise<Written> {
  const head = await lockHead(db);
  const contents = await bookedContents(
    db,
    computed.map((it) => it.record),
  );
  const contentOf = ({ machine, day }: DayRecord) => contents.get(`${machine} ${day}`);
  const isNewsNoted = head.arrivals_until !== basis.arrivals || head.changes_until !== basis.changes;
  const current = (await stillDue(db, computed)).filter(
    // What another process noted meanwhile touched days by their reach; a day never booked has none yet.
    ({ record }) => !isNewsNoted || contentOf(record) !== undefined,
  );
  const outdated = computed.length - current.length;
  if (current.length === 0) return { version: head.version, changed: 0, unchanged: 0, outdated };
  const records = current.map((it) => it.record);
  const changed = records.filter((it) => contentOf(it) !== it.content);
  const unchanged = records.filter((it) => contentOf(it) === it.content);
  const version = head.version + (changed.length > 0 ? 1 : 0);
  if (changed.length > 0) {
    await sql`
      UPDATE ledger_day d SET superseded = ${version}::bigint
      FROM unnest(${columns(changed, "machine")}::text[], ${columns(changed, "day")}::text[]) AS t (machine, day)
      WHERE d.machine = t.machine AND d.day = t.day AND d.superseded IS NULL`.execute(db);
    await db
      .insertInto("ledger_day")
      .values(
        changed.map((it) => ({
          ...{ ...it, version, superseded: null },
          releases: sql<DayRecord["releases"]>`${JSON.stringify(it.releases)}::jsonb`,
        })),
      )
      .execute();
    const months = changed.map((it) => ({ machine: it.machine, month: it.day.slice(0, 7) }));
    await sumMonths(db, months);
    await sumUse(db, months, version);
    await db.updateTable("ledger_head").set({ version }).execute();
  }
  if (unchanged.length > 0) {
    await sql`
      UPDATE ledger_day d SET settled = t.settled, reach_from = t.reach_from, reach_until = t.reach_until, plan = t.plan
      FROM unnest(${columns(unchanged, "machine")}::text[], ${columns(unchanged, "day")}::text[],
        ${columns(unchanged, "settled")}::bigint[], ${columns(unchanged, "reach_from")}::bigint[],
        ${columns(unchanged, "reach_until")}::bigint[], ${columns(unchanged, "plan")}::text[]
      ) AS t (machine, day, settled, reach_from, reach_until, plan)
      WHERE d.machine = t.machine AND d.day = t.day AND d.superseded IS NULL`.execute(db);
  }
  const done = current.map((it) => it.due.mark);
  await sql`DELETE FROM ledger_due WHERE mark = ANY(${done}::bigint[])`.execute(db);
  return { version, changed: changed.length, unchanged: unchanged.length, outdated };
}
