import type { z } from "zod";
import type { statementSchema } from "../../../routes/settlement-schema.ts";

export type Statement = z.infer<typeof statementSchema>;
export type StatementLine = Statement["lines"][number];

/** Lines of one item, machine and tax rate, summed: what fits on the first page. */
export interface LineGroup extends Pick<StatementLine, "text" | "machineName" | "unit" | "taxRate"> {
  key: string;
  /** Null where adding quantities up has no meaning. */
  quantity: number | null;
  amount: number;
  isReduced: boolean;
  isReversal: boolean;
}

/** In the order in which they first appear; their amounts add up to those of the lines. */
export function lineGroups(lines: readonly StatementLine[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const {
    text,
    machine,
    machineName,
    unit,
    taxRate,
    isReduced,
    isReversal,
    quantity,
    amount,
  } of lines) {
    const key = [text.ja, machine, unit, taxRate, isReduced, isReversal].join(" ");
    const before = groups.get(key);
    groups.set(key, {
      ...{ key, text, machineName, unit, taxRate, isReduced, isReversal },
      quantity: before && unit === "share" ? null : quantity + (before?.quantity ?? 0),
      amount: amount + (before?.amount ?? 0),
    });
  }
  return [...groups.values()];
}
