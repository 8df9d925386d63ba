import { type Statement, statementOf } from "./statement.ts";
import type { StatementLine } from "./statement-line.ts";
import type { TaxRules } from "./tax.ts";

const reversed = (line: StatementLine): StatementLine => ({
  ...line,
  quantity: -line.quantity,
  amount: line.amount === 0 ? 0 : -line.amount,
  isReversal: true,
});

/**
 * A published statement stays as it is; a later one corrects it (赤黒訂正): it takes back each line that the former
 * charged and charges the right ones, and cites it by `number`. Both together come to what a right statement would
 * have said, tax included. A correction is corrected the same way, citing the correction.
 */
export const correctionOf = (
  former: Statement,
  number: string,
  right: readonly StatementLine[],
  rules: Pick<TaxRules, "mode">,
): Statement =>
  statementOf(
    { company: former.company, period: former.period, corrects: number },
    [...former.lines.filter((line) => !line.isReversal).map(reversed), ...right],
    rules,
  );
