import type { StatementLine } from "./statement-line.ts";
import { type TaxLine, type TaxRules, taxesOf } from "./tax.ts";

/** Whole yen before tax, tax, and both. */
export interface Amounts {
  readonly net: number;
  readonly tax: number;
  readonly total: number;
}

/** What one company owes for a period. It totals its own lines, whatever any other sum would say. */
export interface Statement extends Amounts {
  readonly company: string;
  /** Such as `2026-05`; null for an estimate. */
  readonly period: string | null;
  readonly lines: readonly StatementLine[];
  readonly taxes: readonly TaxLine[];
  /** Number of the statement that this one corrects. */
  readonly corrects: string | null;
}

export function statementOf(
  head: Pick<Statement, "company" | "period" | "corrects">,
  lines: readonly StatementLine[],
  rules: Pick<TaxRules, "mode">,
): Statement {
  const taxes = taxesOf(lines, rules);
  const net = lines.reduce((sum, line) => sum + line.amount, 0);
  const tax = taxes.reduce((sum, line) => sum + line.tax, 0);
  return { ...head, lines, taxes, net, tax, total: net + tax };
}

/** The committee's total is the sum of the statements: never taxed anew. */
export const totalOf = (statements: readonly Amounts[]): Amounts =>
  statements.reduce<Amounts>(
    (sum, it) => ({ net: sum.net + it.net, tax: sum.tax + it.tax, total: sum.total + it.total }),
    { net: 0, tax: 0, total: 0 },
  );
