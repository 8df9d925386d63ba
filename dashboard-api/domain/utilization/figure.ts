import type { Micros } from "../../../config/micros.ts";

/**
 * A ratio that says how sure it is. `value` = numerator / denominator, null when nothing was observed.
 * Numerator and denominator are microseconds (days for `daysUsed`); ratios run from 0 to 1.
 */
export interface Figure {
  readonly value: number | null;
  /** Known and bridged time that counts. */
  readonly numerator: Micros;
  /** The named denominator less its unknown time. */
  readonly denominator: Micros;
  readonly denominatorName: string;
  /** Time taken out of the denominator since nobody knows the state; denominator + unknown is the whole of it. */
  readonly unknown: Micros;
  /** Observed share of the whole denominator, bridged time not counted as observed; null when it is empty. */
  readonly coverage: number | null;
  /**
   * Bounds over every assignment of unknown and bridged time to states: nothing the machine can have done lies outside.
   * The extremes themselves where the figure hangs on states alone; docs/decisions/0008 tells where they may be wider.
   */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Bridged time inside the denominator. */
  readonly inferred: Micros;
}

/** Time (or days) counts, opposes (it is in the denominator but does not count), or is outside. */
export type Role = "counts" | "opposes" | "outside";

/** How one piece of time, or one day, enters a figure. */
export interface Entry {
  /** `unknown` where nobody knows the state and it may be in the denominator. */
  readonly role: Role | "unknown";
  /** Concluded from both sides of a short gap. */
  readonly isInferred: boolean;
  /** What it is where unknown and bridged time was whatever makes the figure greatest, and least. */
  readonly best: Role;
  readonly worst: Role;
}

/** What a figure is made of, as sums. */
export interface FigureSums {
  /** Observed time of the denominator, by whether it counts. */
  counting: Micros;
  opposing: Micros;
  /** Bridged time of the denominator, by whether the concluded state counts. */
  inferredCounting: Micros;
  inferredOpposing: Micros;
  /** Unbridged unknown and lost time. */
  unknown: Micros;
  /** All time, as it is in the best and in the worst case. */
  bestCounting: Micros;
  bestOpposing: Micros;
  worstCounting: Micros;
  worstOpposing: Micros;
}

export const noSums: Readonly<FigureSums> = {
  counting: 0,
  opposing: 0,
  inferredCounting: 0,
  inferredOpposing: 0,
  unknown: 0,
  bestCounting: 0,
  bestOpposing: 0,
  worstCounting: 0,
  worstOpposing: 0,
};

/** Adds time (or days) to a figure. */
export function addEntry(sums: FigureSums, { role, isInferred, best, worst }: Entry, amount: Micros): void {
  if (role === "counts") sums[isInferred ? "inferredCounting" : "counting"] += amount;
  if (role === "opposes") sums[isInferred ? "inferredOpposing" : "opposing"] += amount;
  if (role === "unknown") sums.unknown += amount;
  if (best === "counts") sums.bestCounting += amount;
  if (best === "opposes") sums.bestOpposing += amount;
  if (worst === "counts") sums.worstCounting += amount;
  if (worst === "opposes") sums.worstOpposing += amount;
}

const ratio = (part: Micros, whole: Micros): number | null => (whole > 0 ? part / whole : null);

/** Makes a figure of its sums. Nothing is rounded. */
export function figureOf(denominatorName: string, sums: FigureSums): Figure {
  const observed = sums.counting + sums.opposing;
  const inferred = sums.inferredCounting + sums.inferredOpposing;
  const numerator = sums.counting + sums.inferredCounting;
  const denominator = observed + inferred;
  const { bestCounting, bestOpposing, worstCounting, worstOpposing } = sums;
  return {
    value: ratio(numerator, denominator),
    numerator,
    denominator,
    denominatorName,
    unknown: sums.unknown,
    coverage: ratio(observed, denominator + sums.unknown),
    // Where the worst case leaves nothing to divide by, any other gives all; the best case likewise.
    lower: ratio(worstCounting, worstCounting + worstOpposing) ?? (bestCounting > 0 ? 1 : null),
    upper: ratio(bestCounting, bestCounting + bestOpposing) ?? (worstOpposing > 0 ? 0 : null),
    inferred,
  };
}
