import type { Micros } from "../../../../config/micros.ts";
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

/** A stretch of one machine in which nobody's share changes. */
export interface SharedTime {
  readonly shares: Shares;
  readonly rate: number;
  /** How much of the stretch is planned busy time. */
  readonly planned: Micros;
}

/**
 * Entitlement across machines: e_i = sum over machines and time of rate x PBT x share_i / sum of rate x PBT. A share
 * that changes counts with the planned busy time it held for. Machines and times without an owner entitle nobody.
 */
export const entitlementOf = (stretches: readonly SharedTime[]): Shares =>
  sharesOf(
    stretches.flatMap(({ shares, rate, planned }) =>
      [...shares].map(([company, share]) => [company, rate * planned * share] as const),
    ),
  );

/** The same from intervals of planned busy time. */
export const entitlement = (stakes: readonly MachineStake[]): Shares =>
  entitlementOf(
    stakes.flatMap(({ history, plannedBusyTime, rate }) =>
      intersect(history, plannedBusyTime).map((piece) => ({
        ...{ shares: piece.shares, rate, planned: duration(piece) },
      })),
    ),
  );
