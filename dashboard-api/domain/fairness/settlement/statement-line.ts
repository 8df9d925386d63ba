import type { Micros } from "../../../../config/micros.ts";
import type { UsePart } from "../use/use-line.ts";

/**
 * What a line charges: a share of a fixed cost; the base charge of a booking; time, by the part of use it is; a
 * no-show's slot; the fixed charges for a late cancellation and a no-show; what is missing to the minimum charge.
 */
export type ChargeKind =
  | "fixedCost"
  | "base"
  | Exclude<UsePart, "used" | "unassigned">
  | "noShow"
  | "lateCancelCharge"
  | "noShowCharge"
  | "minimum";

/** A line of a statement, in whole yen before tax. */
export interface StatementLine {
  readonly kind: ChargeKind;
  readonly company: string;
  readonly machine: string | null;
  readonly booking: string | null;
  /** The fixed cost it is a share of. */
  readonly cost: string | null;
  readonly isPeak: boolean;
  /** Time in microseconds (below 0 where taken off), a share from 0 to 1, or how many times. */
  readonly quantity: number;
  readonly unit: "microseconds" | "share" | "times";
  /** Yen per hour, the whole cost, or yen each. */
  readonly unitPrice: number;
  /** Peak factor x the share of the fee that a late cancellation or a no-show pays. */
  readonly factor: number;
  readonly amount: number;
  readonly taxClass: string;
  /** Of the class at the time of what is charged, in percent; null: not taxed. */
  readonly taxRate: number | null;
  /** Only where the price changed within what was used: the first hour that was used at this price. */
  readonly since?: Micros;
  /** Takes back a line of an earlier statement. */
  readonly isReversal: boolean;
}
