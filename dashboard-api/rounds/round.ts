import type { Micros } from "../../config/micros.ts";
import type { BookingDetails } from "../bookings/booking.ts";
import type { GridRule } from "../domain/fairness/rounds/round-grid.ts";
import type { Interval } from "../domain/interval/interval.ts";

/** What a round gives away. */
export interface RoundPlan extends Interval {
  readonly name: string;
  readonly machines: readonly string[];
  readonly grid: GridRule;
  /** Wishes are taken before it. */
  readonly deadline: Micros;
  /** Most equivalent hours of one company; null: no limit. */
  readonly most: number | null;
}

/** A wish as a company files it. */
export interface FiledWish
  extends Interval,
    Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor"> {
  /** Company and place in its list: `yamada-3`. */
  readonly id: string;
  readonly machine: string;
  /** 1 is liked best. */
  readonly preference: number;
  /** Of a company's wishes with the same one, at most one is granted. */
  readonly alternative: string | null;
}

export type RoundStatus = "open" | "run" | "published" | "withdrawn";

/** A round, as its events have left it. */
export interface Round {
  readonly id: string;
  readonly status: RoundStatus;
  readonly version: number;
  readonly plan: RoundPlan;
  /** SHA-256 of the seed, published when the round opens, so that nobody can choose the seed afterwards. */
  readonly commitment: string;
  /** Told from the first run on. */
  readonly seed: string;
}

/** What one event did to a round. */
export type RoundChange =
  | { readonly kind: "opened"; readonly plan: RoundPlan; readonly commitment: string }
  /** Replaces all that the company had filed. */
  | { readonly kind: "wished"; readonly company: string; readonly wishes: readonly FiledWish[] }
  | { readonly kind: "ran"; readonly run: number; readonly digest: string }
  | {
      readonly kind: "published";
      readonly run: number;
      /** Booking of each granted wish. */
      readonly bookings: Readonly<Record<string, string>>;
    }
  | { readonly kind: "withdrawn" };

export const statusAfter = (before: RoundStatus, change: RoundChange): RoundStatus => {
  if (change.kind === "wished" || change.kind === "opened") return before;
  return change.kind === "ran" ? "run" : change.kind;
};
