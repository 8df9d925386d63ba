import { type RawBuilder, sql } from "kysely";
import type { Query } from "../database/database.ts";
import { createUseAdder, type UseAdder } from "../domain/fairness/use/use-sums.ts";
import { type DayRange, inRange, partsOf, type RangeParts } from "../ledger/ledger-range.ts";
import { createRecall } from "./recall.ts";
import type { UseSum } from "./use-reader.ts";

/** What closed days add up to. */
export interface ClosedSums {
  /** Of the closed days of a range; `version` is the ledger's. */
  of(db: Query, range: DayRange, asked: Asked): Promise<UseSum[]>;
}

interface Asked {
  readonly version: number;
  readonly byMonth: boolean;
  readonly groups: ReadonlyMap<string, string> | undefined;
}

/** Answers, and months, that are remembered: those asked for last. */
const [mostAnswers, mostMonths] = [20, 60];

interface SumRow {
  machine: string;
  month: string;
  company: string | null;
  peak: boolean;
  chargeable: number;
  used: number;
  booked: number;
  planned: number;
  observed: number;
}

const opened = (
  row: RawBuilder<unknown>,
) => sql`unnest(${row}.use_company, ${row}.use_peak, ${row}.use_chargeable,
  ${row}.use_used, ${row}.use_booked, ${row}.use_planned, ${row}.use_observed)
  AS s (company, peak, chargeable, used, booked, planned, observed)`;

/** Adds up rows of `source`, which has `machine`, `told` (the month) and the columns of use; machines of one name as one. */
async function summed(
  db: Query,
  source: RawBuilder<unknown>,
  machines: readonly string[],
  names: readonly string[],
): Promise<UseSum[]> {
  const { rows } = await sql<SumRow>`
    WITH g (machine, name) AS (SELECT * FROM unnest(${machines}::text[], ${names}::text[]))
    SELECT g.name AS machine, r.told AS month, s.company, s.peak,
      sum(s.chargeable)::bigint AS chargeable, sum(s.used)::bigint AS used, sum(s.booked)::bigint AS booked,
      sum(s.planned)::bigint AS planned, sum(s.observed)::bigint AS observed
    FROM g JOIN (${source}) AS r USING (machine) CROSS JOIN LATERAL ${opened(sql.ref("r"))}
    GROUP BY g.name, r.told, s.company, s.peak`.execute(db);
  return rows.map(({ machine, month, company, peak, chargeable, used, booked, planned, observed }) => ({
    ...{ machine, month, company, isPeak: peak, planned, observed },
    use: { chargeable, used, booked },
  }));
}

/**
 * Reads the sums of the ledger, and remembers them: those of a whole month until a day of it is booked again, which the
 * version of the month's rows tells; those of a question until the ledger has another version.
 */
export function createClosedSums(): ClosedSums {
  const answers = createRecall<UseSum[]>(mostAnswers);
  const months = createRecall<UseSum[]>(mostMonths);
  const asAsked = (sums: readonly UseSum[], byMonth: boolean) =>
    joined(byMonth ? sums : sums.map((it) => ({ ...it, month: null })));

  /** Each month by itself, so that only what is new has to be read; of many machines one by one, too much to remember. */
  async function ofMonths(
    db: Query,
    { machines, from, to }: NonNullable<RangeParts["months"]>,
    names: readonly string[],
    { byMonth, groups }: Asked,
  ): Promise<UseSum[]> {
    if (!groups) {
      const month = byMonth ? sql`u.month` : sql`NULL::text`;
      const source = sql`SELECT u.*, ${month} AS told FROM ledger_use u WHERE u.month >= ${from} AND u.month < ${to}`;
      return summed(db, source, machines, names);
    }
    const { rows } = await sql<{ month: string; version: number }>`
      SELECT month, max(version) AS version FROM ledger_use
      WHERE machine = ANY(${machines}::text[]) AND month >= ${from} AND month < ${to}
      GROUP BY 1 ORDER BY 1`.execute(db);
    const who = JSON.stringify([machines, names]);
    return answers.recall(JSON.stringify([rows, byMonth, who]), async () => {
      const found: UseSum[][] = [];
      for (const { month, version } of rows) {
        const source = sql`SELECT u.*, u.month AS told FROM ledger_use u WHERE u.month = ${month}`;
        const ask = () => summed(db, source, machines, names);
        found.push(await months.recall(`${month} ${version} ${who}`, ask));
      }
      return asAsked(found.flat(), byMonth);
    });
  }

  async function read(db: Query, range: DayRange, names: readonly string[], asked: Asked) {
    const { byMonth } = asked;
    const { days, months } = await partsOf(db, range, ["machine"]);
    const found = months ? await ofMonths(db, months, names, asked) : [];
    const more: UseSum[][] = [];
    for (const part of days) {
      const source = sql`SELECT d.*, left(d.day, 7) AS told FROM ledger_day d WHERE ${inRange(part)}`;
      more.push(await summed(db, source, range.machines, names));
    }
    return more.length > 0 ? asAsked([...found, ...more.flat()], byMonth) : found;
  }

  return {
    of(db, range, asked) {
      const { version, byMonth, groups } = asked;
      const names = range.machines.map((machine) => groups?.get(machine) ?? machine);
      const { from, to, machines } = range;
      const question = JSON.stringify([version, from, to, byMonth, machines, names]);
      return answers.recall(question, () => read(db, range, names, asked));
    },
  };
}

/** Sums of the same machine, month, company and peak as one. */
export function joined(sums: readonly UseSum[]): UseSum[] {
  const groups = new Map<string, { machine: string; month: string | null; adder: UseAdder }>();
  for (const sum of sums) {
    const { machine, month } = sum;
    const key = `${month} ${machine}`;
    const group = groups.get(key) ?? { machine, month, adder: createUseAdder() };
    groups.set(key, group);
    group.adder.add(sum);
  }
  return [...groups.values()].flatMap(({ machine, month, adder }) =>
    adder.rows().map((row) => ({ ...row, machine, month })),
  );
}
