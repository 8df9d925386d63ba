import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { type DayPlans, laterDay } from "../ledger/day-plan.ts";
import { codesOfKind } from "../ledger/line-code.ts";

interface MachineTime extends Interval {
  readonly machine: string;
}

interface DayRow {
  machine: string;
  day: string;
  unbooked: boolean;
}

const unbooked = codesOfKind("unbooked");
/** Longest time read at once. */
const longestDays = 31;

/** The times of machines in which there may be unbooked use: booked days that have some, and all that is not booked. */
export async function unbookedTimes(
  database: Database,
  plans: Pick<DayPlans, "dayOf" | "interval">,
  machines: readonly string[],
  window: Interval,
): Promise<MachineTime[]> {
  const [first, last] = [plans.dayOf(window.from), plans.dayOf(window.until)];
  const { rows } = await database.use((db) =>
    sql<DayRow>`
      SELECT machine, day, EXISTS (SELECT 1 FROM unnest(sum_code) AS c WHERE c & ${unbooked.mask}::integer = ${unbooked.value}::integer) AS unbooked
      FROM ledger_day
      WHERE machine = ANY(${[...machines]}::text[]) AND day >= ${first} AND day <= ${last} AND superseded IS NULL`.execute(
      db,
    ),
  );
  const booked = new Map(rows.map((it) => [`${it.machine} ${it.day}`, it.unbooked]));
  const times: (MachineTime & { days: number })[] = [];
  for (const machine of machines) {
    for (let day = first; plans.interval(day).from < window.until; day = laterDay(day, 1)) {
      if (booked.get(`${machine} ${day}`) === false) continue;
      const whole = plans.interval(day);
      const [from, until] = [Math.max(whole.from, window.from), Math.min(whole.until, window.until)];
      const before = times.at(-1);
      if (before?.machine === machine && before.until === from && before.days < longestDays) {
        times[times.length - 1] = { ...before, until, days: before.days + 1 };
      } else times.push({ machine, from, until, days: 1 });
    }
  }
  return times.map(({ machine, from, until }) => ({ machine, from, until }));
}
