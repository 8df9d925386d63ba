import type { Micros } from "../../../config/micros.ts";
import type { Demand } from "../fairness/measures/demand.ts";
import { demandMet } from "../fairness/measures/demand-met.ts";

/** What demands come to. Durations in microseconds. */
export interface DemandTotal {
  readonly demands: number;
  readonly attempts: number;
  readonly requested: Micros;
  readonly granted: Micros;
  /** Of what was requested, how much is in peak hours. */
  readonly peak: Micros;
  /** granted / requested; null where nothing was asked for. */
  readonly met: number | null;
}

export const demandTotal = (demands: readonly Demand[]): DemandTotal => ({
  demands: demands.length,
  attempts: demands.reduce((sum, it) => sum + it.attempts.length, 0),
  requested: demands.reduce((sum, it) => sum + it.requested, 0),
  granted: demands.reduce((sum, it) => sum + it.granted, 0),
  peak: demands.reduce((sum, it) => sum + it.peak, 0),
  met: demandMet(demands),
});
