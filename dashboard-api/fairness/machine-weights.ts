import type { Site } from "../../config/site/site.ts";
import type { Valuation } from "../domain/fairness/use/equivalent-hours.ts";

/** What an hour of each machine weighs. */
export interface MachineWeights {
  /** By machine, and by group of `groups`. */
  readonly valuation: Valuation;
  /** Machines whose hours weigh the same can be added up before they are weighed. */
  readonly groups: ReadonlyMap<string, string>;
  /** Price of an equivalent hour in the cluster's currency; null where no machine has a price. */
  readonly referenceRate: number | null;
}

/**
 * Weights by the site file: rate / reference rate, x peak factor in peak hours. The reference rate is the policy's, else
 * the mean rate of all the site's machines that have one, whichever machines are asked for, so that hours of two
 * questions compare. Where no machine has a price, every hour weighs 1. `peakFactorOf` replaces the policy's factors.
 */
export function machineWeights(
  { machines, fairness }: Pick<Site, "machines" | "fairness">,
  peakFactorOf = (machine: string): number => fairness.peakFactors[machine] ?? fairness.peakFactor,
): MachineWeights {
  const priced = machines.filter((it) => it.rate > 0);
  const mean = priced.reduce((sum, it) => sum + it.rate, 0) / priced.length;
  const referenceRate = priced.length > 0 ? (fairness.referenceRate ?? mean) : null;
  const weights = new Map<string, { rate: number; peakFactor: number }>();
  const groups = new Map<string, string>();
  for (const { id, rate } of machines) {
    const weight = { rate: priced.length > 0 ? rate : 1, peakFactor: peakFactorOf(id) };
    // No machine's id has such characters.
    const group = `${weight.rate} x ${weight.peakFactor}`;
    weights.set(id, weight).set(group, weight);
    groups.set(id, group);
  }
  return { valuation: { referenceRate: referenceRate ?? 1, machines: weights }, groups, referenceRate };
}
