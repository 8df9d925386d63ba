import type { Shares } from "../domain/fairness/entitlement/shares.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** Who carries fixed costs. */
export interface ShareSource {
  /** Shares of one machine by calendar time: a lease runs on while the machine is closed. */
  ofMachine(machine: string, window: Interval): Shares;
  /** Entitlement across all machines. */
  ofCluster(window: Interval): Shares;
}
