import type { Shares } from "../domain/fairness/entitlement/shares.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** Who carries fixed costs. */
export interface ShareSource {
  /** Takes in what was planned meanwhile; awaited before a month is settled. */
  refresh(): Promise<void>;
  /** Shares of one machine by calendar time: a lease runs on while the machine is closed. */
  ofMachine(machine: string, window: Interval): Shares;
  /** Entitlement across all machines. */
  ofCluster(window: Interval): Shares;
}
