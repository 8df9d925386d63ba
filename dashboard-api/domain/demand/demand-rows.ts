import type { Demand } from "../fairness/measures/demand.ts";
import { type DemandTotal, demandTotal } from "./demand-totals.ts";

export const demandKeys = ["company", "group", "month"] as const;
export type DemandKey = (typeof demandKeys)[number];

/** Who is told of: a company; all those that are not named together; or nobody at all. */
export type Told = { readonly as: "named" | "together" | "hidden" };

export interface DemandRow extends DemandTotal {
  /** `company` null: companies that are not named, together. */
  readonly keys: {
    readonly company?: string | null;
    readonly group?: string;
    readonly month?: string;
  };
}

/**
 * Demands added up by what was asked for. Those of whom nothing is told are in no row; where only one company would be
 * told of without its name, it is not, since it would be known all the same.
 */
export function demandRows(
  demands: readonly Demand[],
  groupBy: readonly DemandKey[],
  given: { monthOf: (demand: Demand) => string; told: (company: string) => Told["as"] },
): DemandRow[] {
  const nameless = new Set(
    demands.filter((it) => given.told(it.company) === "together").map((it) => it.company),
  );
  const told = demands.filter((it) => {
    const as = given.told(it.company);
    return as === "named" || (as === "together" && nameless.size > 1);
  });
  const keysOf = (demand: Demand): DemandRow["keys"] => {
    const all = {
      company: given.told(demand.company) === "named" ? demand.company : null,
      group: demand.group,
      month: given.monthOf(demand),
    };
    return Object.fromEntries(groupBy.map((key) => [key, all[key]]));
  };
  const rows = Map.groupBy(told, (demand) => JSON.stringify(keysOf(demand)));
  return [...rows.values()].map((list) => ({ keys: keysOf(list[0] as Demand), ...demandTotal(list) }));
}
