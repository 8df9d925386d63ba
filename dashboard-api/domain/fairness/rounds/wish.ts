import type { Interval } from "../../interval/interval.ts";

/** Time on a machine that a company would like to have. */
export interface Wish extends Interval {
  readonly id: string;
  readonly company: string;
  readonly machine: string;
  /** 1 is liked best; among equals the earlier time goes first. */
  readonly preference: number;
  /** What it weighs, in equivalent hours. Above 0. */
  readonly hours: number;
  /** Wishes of a company with the same one stand in for each other: at most one of them is granted. */
  readonly alternative: string | null;
}

/** A company in a round. */
export interface Contender {
  readonly company: string;
  readonly entitlement: number;
  /** Decayed use and future grants of other rounds, in equivalent hours: the claim's numerator before this round. */
  readonly held: number;
  /** Most equivalent hours it may get in this round; null: no limit. */
  readonly most: number | null;
}

/** Time that was taken before the round. */
export interface TakenSlot extends Interval {
  readonly machine: string;
}
