import type { Micros } from "../../config/micros.ts";
import type { BookingOutcome, Verdict } from "../domain/booking/verdict.ts";

/** How a booking went so far, and what was decided about it. */
export interface Fate {
  /** null: too early to say. */
  readonly outcome: BookingOutcome | null;
  readonly startedAt: Micros | null;
  readonly noShowAt: Micros | null;
  /** The newest, once it is over. */
  readonly verdict: Verdict | null;
  /** Its people were reminded that nobody had come. */
  readonly isReminded: boolean;
  /** Who gave up the rest of it while it ran. */
  readonly releasedBy: "company" | "policy" | null;
  /** The committee accepts why nobody came. */
  readonly isExcused: boolean;
  /** The committee has looked at a no-show or a dispute, and what was found stands. */
  readonly isUpheld: boolean;
}

export const noFate: Fate = {
  ...{ outcome: null, startedAt: null, noShowAt: null, verdict: null },
  ...{ isReminded: false, releasedBy: null, isExcused: false, isUpheld: false },
};

/** An outcome as the committee's decision lets it stand. */
const standing = (outcome: BookingOutcome | null, isExcused: boolean) =>
  outcome === "no-show" && isExcused ? "excused" : outcome;

/** What the reconciliation, or the committee, tells of a booking. */
export type FateChange =
  /** Nobody was seen for a while: its people are to be reminded. */
  | { readonly kind: "reminded" }
  /** Its people were first seen at the machine. */
  | { readonly kind: "seen"; readonly startedAt: Micros }
  /** Nobody was seen up to `at`. `coverage`: observed share of the time since the start. */
  | { readonly kind: "no-show"; readonly at: Micros; readonly coverage: number }
  /** It is over. A later one replaces it, as late data or the committee want. */
  | { readonly kind: "ended"; readonly verdict: Verdict }
  | { readonly kind: "excused" | "upheld" };

export const fateKinds = ["reminded", "seen", "no-show", "ended", "excused", "upheld"] as const;

export function applyToFate(fate: Fate, change: FateChange): Fate {
  const { isExcused } = fate;
  switch (change.kind) {
    case "reminded":
      return { ...fate, isReminded: true };
    case "seen":
      return { ...fate, startedAt: change.startedAt, outcome: fate.verdict ? fate.outcome : null };
    case "no-show":
      return { ...fate, noShowAt: change.at, outcome: standing("no-show", isExcused) };
    case "ended": {
      const { outcome, startedAt, noShowAt } = change.verdict;
      return { ...fate, startedAt, noShowAt, verdict: change.verdict, outcome: standing(outcome, isExcused) };
    }
    case "excused":
      return { ...fate, isExcused: true, isUpheld: false, outcome: standing(fate.outcome, true) };
    case "upheld": {
      // The last decision holds: an excuse that was accepted before falls.
      const outcome = isExcused && fate.outcome === "excused" ? "no-show" : fate.outcome;
      return { ...fate, isUpheld: true, isExcused: false, outcome: fate.verdict?.outcome ?? outcome };
    }
  }
}
