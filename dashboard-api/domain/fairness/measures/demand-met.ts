import type { Demand } from "./demand.ts";

/** Demand met = granted / requested hours, from 0 to 1; null where nothing was asked for. */
export function demandMet(demands: readonly Pick<Demand, "requested" | "granted">[]): number | null {
  const requested = demands.reduce((sum, it) => sum + it.requested, 0);
  return requested > 0 ? demands.reduce((sum, it) => sum + it.granted, 0) / requested : null;
}
