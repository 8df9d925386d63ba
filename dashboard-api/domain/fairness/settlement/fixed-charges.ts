import type { Micros } from "../../../../config/micros.ts";
import type { Shares } from "../entitlement/shares.ts";
import { largestRemainder } from "./largest-remainder.ts";
import type { StatementLine } from "./statement-line.ts";
import { type TaxRules, taxRateOf } from "./tax.ts";

/** A cost of the period that runs whether or not anybody works: lease, insurance, maintenance contract. */
export interface FixedCost {
  readonly id: string;
  /** null: the cluster's own. */
  readonly machine: string | null;
  /** Whole yen before tax. */
  readonly amount: number;
  readonly taxClass: string;
  /** The moment whose rate of tax it has. */
  readonly taxedAt: Micros;
  /** Entitlement to the machine, or to all, over the period. */
  readonly shares: Shares;
}

/** One line a member for each fixed cost, by entitlement; together they are the cost. Nobody's cost gives no line. */
export const fixedCharges = (
  costs: readonly FixedCost[],
  taxRules: Pick<TaxRules, "classes">,
): StatementLine[] =>
  costs.flatMap((cost) =>
    [...largestRemainder(cost.amount, cost.shares)].map(([company, amount]) => ({
      kind: "fixedCost" as const,
      company,
      machine: cost.machine,
      booking: null,
      cost: cost.id,
      isPeak: false,
      quantity: cost.shares.get(company) ?? 0,
      unit: "share" as const,
      unitPrice: cost.amount,
      factor: 1,
      amount,
      taxClass: cost.taxClass,
      taxRate: taxRateOf(cost.taxClass, cost.taxedAt, taxRules),
      isReversal: false,
    })),
  );
