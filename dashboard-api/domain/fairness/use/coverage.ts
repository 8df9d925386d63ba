import { isKnown } from "../../../../config/machine-state.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";

/**
 * Observed share of planned busy time, bridged time not counted as observed; of one company: of its slots. null where
 * there is none.
 */
export function coverageOf(
  lines: Iterable<Pick<LedgerLine, "plan" | "state" | "inferred" | "slotCompany" | "duration">>,
  company?: string,
): number | null {
  let [observed, whole] = [0, 0];
  for (const line of lines) {
    if (line.plan !== "open" || (company !== undefined && line.slotCompany !== company)) continue;
    whole += line.duration;
    if (isKnown(line.state) && !line.inferred) observed += line.duration;
  }
  return whole > 0 ? observed / whole : null;
}
