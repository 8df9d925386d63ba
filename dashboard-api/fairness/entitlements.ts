import type { Site } from "../../config/site/site.ts";
import { entitlementOf, type SharedTime } from "../domain/fairness/entitlement/entitlement.ts";
import type { Ownership } from "../domain/fairness/entitlement/ownership.ts";
import { shareHistory, sharesByTime } from "../domain/fairness/entitlement/share-history.ts";
import type { Shares } from "../domain/fairness/entitlement/shares.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { machineWeights } from "./machine-weights.ts";
import type { AgreedShares } from "./ownership.ts";
import { ownershipOf } from "./ownership.ts";
import type { PlannedTimes } from "./planned-time.ts";

/** Whose the machines are. */
export interface Entitlements {
  /** Takes in what was planned meanwhile. Await it before a question: planned busy time weighs machines. */
  refresh(): Promise<void>;
  /** Entitlement to machines over a window, integrated over time; `peak`: to their peak hours alone. */
  over(machines: readonly string[], window: Interval, hours?: "all" | "peak"): Shares;
  /** Shares of one machine by calendar time: what a lease divides by, which runs on while the machine is closed. */
  ofMachine(machine: string, window: Interval): Shares;
  /** Entitlement to all machines. */
  ofCluster(window: Interval): Shares;
}

/** A year of weeks of some fifty groups of machines. */
const mostRemembered = 5_000;

/** Entitlements as the site file has them; with `agreed` as they would be with other agreements. */
export function createEntitlements(site: Site, planned: PlannedTimes, agreed?: AgreedShares): Entitlements {
  const weights = machineWeights(site);
  const ownerships = new Map<string, Ownership>();
  const ownership = (machine: string) => {
    const known = ownerships.get(machine) ?? ownershipOf(site, machine, agreed);
    ownerships.set(machine, known);
    return known;
  };
  const remembered = new Map<string, Shares>();

  const over: Entitlements["over"] = (machines, window, hours = "all") => {
    const key = `${planned.edition} ${hours} ${window.from} ${window.until} ${machines.join()}`;
    const known = remembered.get(key);
    if (known) return known;
    const stretches = machines.flatMap((machine) =>
      shareHistory(ownership(machine), window).flatMap(({ shares, ...piece }) =>
        weights.within(piece).map(({ from, until, valuation }): SharedTime => {
          const weight = valuation.machines.get(machine);
          return {
            // By the rate alone: what peak hours weigh is a matter of use.
            ...{ shares, rate: weight ? weight.rate / (weight.referenceRate ?? 1) : 0 },
            planned: planned.within(machine, { from, until })[hours],
          };
        }),
      ),
    );
    const shares = entitlementOf(stretches);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, shares);
    return shares;
  };
  return {
    over,
    refresh: planned.refresh,
    ofMachine: (machine, window) => sharesByTime(shareHistory(ownership(machine), window)),
    ofCluster: (window) =>
      over(
        site.machines.map((it) => it.id),
        window,
      ),
  };
}
