import type { UseLine } from "../use/use-line.ts";
import type { FeeRules } from "./fee.ts";
import { type FixedCost, fixedCharges } from "./fixed-charges.ts";
import { type Amounts, type Statement, statementOf, totalOf } from "./statement.ts";
import type { StatementLine } from "./statement-line.ts";
import type { TaxRules } from "./tax.ts";
import { type UnchargedUse, useCharges } from "./use-charges.ts";
import type { RoundingMode } from "./whole-yen.ts";

export interface SettlementInput {
  /** Such as `2026-05`; null for an estimate. */
  readonly period: string | null;
  readonly fixedCosts: readonly FixedCost[];
  /** Chargeable use of the period. */
  readonly use: Iterable<UseLine>;
  /** Bookings that were no-shows and not waived. */
  readonly noShows: ReadonlySet<string>;
  readonly feeRules: FeeRules;
  readonly taxRules: TaxRules;
  /** How the amount of each line is brought to whole yen. */
  readonly lineMode: RoundingMode;
}

export interface Settlement {
  /** One for each company with a line, in order of id. */
  readonly statements: readonly Statement[];
  /** The committee's total: the sum of the statements. */
  readonly total: Amounts;
  readonly unchargedUse: readonly UnchargedUse[];
  /** Fixed costs that nobody has a share in. */
  readonly unchargedCosts: readonly { readonly cost: string; readonly amount: number }[];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byPlace = (a: StatementLine, b: StatementLine) =>
  Number(a.cost === null) - Number(b.cost === null) ||
  compare(a.cost ?? "", b.cost ?? "") ||
  compare(a.machine ?? "", b.machine ?? "") ||
  compare(a.booking ?? "", b.booking ?? "") ||
  compare(a.kind, b.kind) ||
  Number(a.isPeak) - Number(b.isPeak) ||
  (a.since ?? 0) - (b.since ?? 0);

/** Statements of a period: every yen of fixed and variable cost is in exactly one line, or named as uncharged. */
export function settle(input: SettlementInput): Settlement {
  const { charges, uncharged } = useCharges(input.use, input);
  const lines = [...fixedCharges(input.fixedCosts, input.taxRules), ...charges];
  const statements = [...Map.groupBy(lines, (line) => line.company)]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([company, own]) =>
      statementOf({ company, period: input.period, corrects: null }, own.toSorted(byPlace), input.taxRules),
    );
  return {
    statements,
    total: totalOf(statements),
    unchargedUse: uncharged,
    unchargedCosts: input.fixedCosts
      .filter((cost) => cost.shares.size === 0)
      .map(({ id, amount }) => ({ cost: id, amount })),
  };
}
