import type { Site } from "../../config/site/site.ts";
import type { FixedCost } from "../domain/fairness/settlement/fixed-charges.ts";
import { monthWindow } from "./month-window.ts";
import type { ShareSource } from "./share-source.ts";

/** The site's fixed costs of one month, with who carries them. */
export function fixedCostsOf(site: Site, month: string, shares: ShareSource): FixedCost[] {
  const window = monthWindow(month, site.cluster.zone);
  return site.settlement.fixedCosts
    .filter(({ from, to }) => from.slice(0, 7) <= month && (to === undefined || to.slice(0, 7) >= month))
    .map(({ id, machine = null, monthly, taxClass }) => ({
      ...{ id, machine, amount: monthly, taxClass },
      shares: machine === null ? shares.ofCluster(window) : shares.ofMachine(machine, window),
    }));
}
