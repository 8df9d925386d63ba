import { changesOfValue } from "../../config/site/dated.ts";
import type { Site } from "../../config/site/site.ts";
import type { FixedCost } from "../domain/fairness/settlement/fixed-charges.ts";
import { monthWindow } from "./month-window.ts";
import type { ShareSource } from "./share-source.ts";

/**
 * The site's fixed costs of one month, with who carries them. A changed amount holds from the month of its day on; the
 * rate of tax is that of the month's last day, when the month's service is complete.
 */
export function fixedCostsOf(site: Site, month: string, shares: ShareSource): FixedCost[] {
  const window = monthWindow(month, site.cluster.zone);
  return site.settlement.fixedCosts
    .filter(({ from, to }) => from.slice(0, 7) <= month && (to === undefined || to.slice(0, 7) >= month))
    .map(({ id, machine = null, monthly, taxClass }) => {
      const amount = changesOfValue(monthly).findLast(
        (it) => it.from === null || it.from.slice(0, 7) <= month,
      );
      return {
        ...{ id, machine, amount: amount?.value ?? 0 },
        ...{ taxClass, taxedAt: window.until - 1 },
        shares: machine === null ? shares.ofCluster(window) : shares.ofMachine(machine, window),
      };
    });
}
