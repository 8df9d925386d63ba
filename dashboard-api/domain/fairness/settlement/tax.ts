import type { Micros } from "../../../../config/micros.ts";
import { type Changes, inForce } from "../../calendar/changes.ts";
import type { StatementLine } from "./statement-line.ts";
import { type RoundingMode, wholeYen } from "./whole-yen.ts";

export interface TaxRules {
  /** Rate in percent of each tax class; null: not taxed (非課税, 不課税). */
  readonly classes: ReadonlyMap<string, Changes<number | null>>;
  readonly mode: RoundingMode;
}

/** Tax of a statement at one rate. */
export interface TaxLine {
  /** In percent; null: not taxed. */
  readonly rate: number | null;
  /** Yen before tax. */
  readonly taxable: number;
  readonly tax: number;
}

/** The rate of a class at a moment. Throws RangeError for a tax class without a rate. */
export function taxRateOf(
  taxClass: string,
  at: Micros,
  { classes }: Pick<TaxRules, "classes">,
): number | null {
  const rates = classes.get(taxClass);
  if (!rates) throw new RangeError(`tax class ${taxClass} has no rate: add it to the tax classes`);
  return inForce(rates, at);
}

/**
 * Tax of lines, rounded once per rate, as a 適格請求書 must (消費税法施行令 70条の10). What a correction takes back is
 * taxed apart from what it charges instead: together with the statement corrected it comes to what a right statement
 * would have said.
 */
export function taxesOf(lines: readonly StatementLine[], { mode }: Pick<TaxRules, "mode">): TaxLine[] {
  const order = (rate: number | null) => rate ?? -1;
  return [...Map.groupBy(lines, (line) => line.taxRate)]
    .toSorted(([a], [b]) => order(b) - order(a))
    .map(([rate, list]) => {
      const sumOf = (isReversal: boolean) =>
        list.filter((it) => it.isReversal === isReversal).reduce((sum, it) => sum + it.amount, 0);
      const [charged, reversed] = [sumOf(false), sumOf(true)];
      const taxOn = (amount: number) => (rate === null ? 0 : wholeYen(amount, [rate], 100, mode));
      return { rate, taxable: charged + reversed, tax: taxOn(charged) + taxOn(reversed) };
    });
}
