import { intersect } from "../../interval/intersect.ts";
import type { Interval } from "../../interval/interval.ts";
import { entitlement, type MachineStake } from "../entitlement/entitlement.ts";
import type { Valuation } from "../use/equivalent-hours.ts";
import type { UseLine } from "../use/use-line.ts";
import { type Fairness, fairness } from "./fairness.ts";

/**
 * The same measures on peak hours only: peak lines against entitlement to planned busy time in peak hours. `peakOf`
 * gives a machine's peak hours, ordered and disjoint.
 */
export function peakFairness(
  stakes: readonly MachineStake[],
  lines: readonly UseLine[],
  valuation: Valuation,
  peakOf: (machine: string) => readonly Interval[],
): Fairness {
  const inPeak = stakes.map((stake) => ({
    ...stake,
    plannedBusyTime: intersect(stake.plannedBusyTime, peakOf(stake.machine)),
  }));
  return fairness(
    entitlement(inPeak),
    lines.filter((line) => line.isPeak),
    valuation,
  );
}
