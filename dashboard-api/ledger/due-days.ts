import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";

/** Something happened to a machine's time: late data, a booking. */
export interface Touch {
  readonly machine: string;
  readonly from: Micros;
  readonly until: Micros;
}

/** Tells somebody else of touched time, in the transaction that notes it. */
export type TellTouches = (db: Query, touches: readonly Touch[]) => Promise<void>;

export interface DueDay {
  readonly machine: string;
  readonly day: string;
  readonly mark: number;
  /** Since when it is due, and when something touched it last; 0: nothing did. */
  readonly since: Micros;
  readonly touched: Micros;
}

/** Joins touches of one machine that overlap or meet. */
export function joinTouches(touches: readonly Touch[]): Touch[] {
  const joined: Touch[] = [];
  for (const touch of touches.toSorted(
    (a, b) => (a.machine < b.machine ? -1 : a.machine > b.machine ? 1 : 0) || a.from - b.from,
  )) {
    const last = joined.at(-1);
    if (last?.machine === touch.machine && touch.from <= last.until) {
      joined[joined.length - 1] = { ...last, until: Math.max(last.until, touch.until) };
    } else joined.push(touch);
  }
  return joined;
}

/** Puts every booked day on the list whose lines depend on touched time. */
export async function dueByTouch(db: Query, touches: readonly Touch[], now: Micros): Promise<void> {
  const joined = joinTouches(touches.filter((it) => it.until > it.from));
  if (joined.length === 0) return;
  await sql`
    INSERT INTO ledger_due (machine, day, since, touched)
    SELECT DISTINCT d.machine, d.day, ${now}::bigint, ${now}::bigint
    FROM unnest(
      ${joined.map((it) => it.machine)}::text[],
      ${joined.map((it) => it.from)}::bigint[],
      ${joined.map((it) => it.until)}::bigint[]
    ) AS t (machine, from_t, until_t)
    JOIN ledger_day d ON d.machine = t.machine AND d.superseded IS NULL
      AND d.reach_until > t.from_t AND d.reach_from < t.until_t
    ORDER BY 1, 2
    ON CONFLICT (machine, day) DO UPDATE SET mark = nextval('ledger_mark'), touched = excluded.touched`.execute(
    db,
  );
}

/** Puts days on the list by name, not because something touches them: nothing more is waited for. */
export async function dueByName(
  db: Query,
  days: readonly { machine: string; day: string }[],
  since: Micros,
): Promise<void> {
  if (days.length === 0) return;
  await sql`
    INSERT INTO ledger_due (machine, day, since, touched)
    SELECT machine, day, ${since}::bigint, 0
    FROM unnest(${days.map((it) => it.machine)}::text[], ${days.map((it) => it.day)}::text[]) AS t (machine, day)
    ORDER BY 1, 2
    ON CONFLICT (machine, day) DO UPDATE SET mark = nextval('ledger_mark')`.execute(db);
}

/** Puts all days of a machine in [from, until), ISO dates, on the list. */
export async function dueByRange(
  db: Query,
  ranges: readonly { machine: string; from: string; until: string }[],
  since: Micros,
): Promise<void> {
  await sql`
    INSERT INTO ledger_due (machine, day, since, touched)
    SELECT r.machine, to_char(d, 'YYYY-MM-DD'), ${since}::bigint, 0
    FROM unnest(
      ${ranges.map((it) => it.machine)}::text[],
      ${ranges.map((it) => it.from)}::text[],
      ${ranges.map((it) => it.until)}::text[]
    ) AS r (machine, from_day, until_day)
    CROSS JOIN LATERAL generate_series(r.from_day::date, r.until_day::date - 1, interval '1 day') AS d
    ORDER BY 1, 2
    ON CONFLICT (machine, day) DO UPDATE SET mark = nextval('ledger_mark')`.execute(db);
}

/** Due days in the order in which they are worth looking at: machine by machine, month by month. */
export async function dueDays(
  db: Query,
  after: { machine: string; day: string },
  limit: number,
): Promise<DueDay[]> {
  const { rows } = await sql<DueDay>`
    SELECT machine, day, mark, since, touched FROM ledger_due
    WHERE (machine, day) > (${after.machine}, ${after.day})
    ORDER BY machine, day LIMIT ${limit}`.execute(db);
  return rows;
}

export const dueCount = async (db: Query): Promise<number> =>
  (await sql<{ n: number }>`SELECT count(*) AS n FROM ledger_due`.execute(db)).rows[0]?.n ?? 0;
