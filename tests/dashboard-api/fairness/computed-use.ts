import type { Micros } from "../../../config/micros.ts";
import { bases } from "../../../dashboard-api/domain/fairness/use/use-line.ts";
import { useSums } from "../../../dashboard-api/domain/fairness/use/use-sums.ts";
import type { UseSum } from "../../../dashboard-api/fairness/use-reader.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { useLineOf } from "../../../dashboard-api/ledger/use-columns.ts";
import type { LedgerUnderTest } from "../ledger/ledger-under-test.ts";

/** Sums in an order of their own, without those that are nothing. */
export const orderedUse = (sums: readonly UseSum[]) =>
  sums
    .filter(({ use, planned }) => planned !== 0 || bases.some((basis) => use[basis] !== 0))
    .map((it) =>
      JSON.stringify([it.machine, it.month, it.company, it.isPeak, it.use, it.planned, it.observed]),
    )
    .sort();

/** Straight from telemetry and bookings. */
export async function computedUse(
  it: LedgerUnderTest,
  query: { machines: readonly string[]; from: Micros; to: Micros; byMonth: boolean },
): Promise<UseSum[]> {
  const plans = createDayPlans(it.site);
  const sums: UseSum[] = [];
  for (const machine of query.machines) {
    const { lines, releases } = await it.machineBooks.use(machine, { from: query.from, until: query.to });
    const months = Map.groupBy(lines, (line) => (query.byMonth ? line.piece.day.slice(0, 7) : null));
    for (const [month, of] of months) {
      const own = releases.filter(({ hour }) => month === null || plans.dayOf(hour).startsWith(month));
      for (const row of useSums(of.map(useLineOf), own)) sums.push({ ...row, machine, month });
    }
  }
  return sums;
}
