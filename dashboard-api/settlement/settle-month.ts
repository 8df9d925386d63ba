import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { type Settlement, settle } from "../domain/fairness/settlement/settle.ts";
import type { UseReader } from "../fairness/use-reader.ts";
import { feeRulesOf, taxRulesOf } from "./fee-book.ts";
import { fixedCostsOf } from "./fixed-costs.ts";
import { type BookedSlot, readMonthUse } from "./month-use.ts";
import type { ShareSource } from "./share-source.ts";

export interface SettlementTools {
  readonly database: Database;
  readonly site: Site;
  readonly use: UseReader;
  readonly shares: ShareSource;
}

/** A month as the books are now. */
export interface MonthDraft {
  readonly month: string;
  readonly ledgerVersion: number;
  readonly settlement: Settlement;
  readonly slots: ReadonlyMap<string, BookedSlot>;
}

export async function settleMonth(tools: SettlementTools, month: string, now: Micros): Promise<MonthDraft> {
  const { site, shares } = tools;
  await shares.refresh();
  const { version, lines, slots } = await readMonthUse(tools, month, now);
  const noShows = [...slots].flatMap(([id, { isNoShow }]) => (isNoShow ? [id] : []));
  const settlement = settle({
    period: month,
    fixedCosts: fixedCostsOf(site, month, shares),
    use: lines,
    noShows: new Set(noShows),
    feeRules: feeRulesOf(site),
    taxRules: taxRulesOf(site),
    lineMode: site.settlement.rounding,
  });
  return { month, ledgerVersion: version, settlement, slots };
}
