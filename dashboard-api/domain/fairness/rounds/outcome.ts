import type { RuleName } from "../../booking/refusal.ts";

/** A turn: who took what, and why it was that company's. */
export interface Step {
  readonly wish: string;
  readonly company: string;
  /** The taker's claim, in equivalent hours per unit of entitlement, before and after. */
  readonly claimBefore: number;
  readonly claimAfter: number;
  /** How many companies had a wish that still fitted, the taker included. */
  readonly contenders: number;
  /** The lowest claim among the others of them; null when there was none. */
  readonly runnerUp: { readonly company: string; readonly claim: number } | null;
  /** Companies that shared the lowest claim, in order of id, when the seed had to decide; else empty. */
  readonly drawnAmong: readonly string[];
}

/** Why a wish was not granted. */
export type Denial = { readonly wish: string; readonly company: string } & (
  | { readonly reason: "taken"; readonly byWish: string; readonly byCompany: string; readonly step: number }
  | { readonly reason: "alreadyBooked" }
  | { readonly reason: "alternativeGranted"; readonly byWish: string; readonly step: number }
  | { readonly reason: "limitReached"; readonly most: number; readonly granted: number }
  /** Rules of booking, counting what the company got in this round before. */
  | { readonly reason: "againstRules"; readonly rules: readonly RuleName[] }
  | { readonly reason: "noEntitlement" }
);

/** A round as it is published. Steps are in order; `step` of a denial is the index of the step that decided it. */
export interface RoundOutcome {
  readonly seed: string;
  readonly steps: readonly Step[];
  readonly denials: readonly Denial[];
  /** Claims of all contenders before and after the round; infinite without entitlement. */
  readonly claims: readonly { readonly company: string; readonly before: number; readonly after: number }[];
}
