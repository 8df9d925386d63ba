import { intersect } from "../../interval/intersect.ts";
import { duration, type Interval } from "../../interval/interval.ts";
import type { SharePiece } from "./share-history.ts";
import { type Shares, sharesOf } from "./shares.ts";

/** One machine of a window, and whose it was. */
export interface MachineStake {
  readonly machine: string;
  /** Price of one hour, as a weight among machines; where machines have no prices, 1 for each. */
  readonly rate: number;
  readonly history: readonly SharePiece[];
  /** Planned busy time (PBT), ordered and disjoint. */
  readonly plannedBusyTime: readonly Interval[];
}

/**
 * Entitlement across machines: e_i = sum over machines and time of rate x PBT x share_i / sum of rate x PBT. A share
 * that changes counts with the planned busy time it held for. Machines and times without an owner entitle nobody.
 */
export const entitlement = (stakes: readonly MachineStake[]): Shares =>
  sharesOf(
    stakes.flatMap((stake) =>
      intersect(stake.history, stake.plannedBusyTime).flatMap((piece) =>
        [...piece.shares].map(([company, share]) => [company, stake.rate * duration(piece) * share] as const),
      ),
    ),
  );
