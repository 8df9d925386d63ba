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

/** What a figure is made of, as sums. */
export interface FigureSums {
  /** Time of the denominator that is certain, by whether it counts. */
  counting: Micros;
  opposing: Micros;
  /** Observed time that unknown time around it could make something else, by what it is taken for. */
  contestedCounting: Micros;
  contestedOpposing: Micros;
  /** Bridged time of the denominator, by whether the concluded state counts. */
  inferredCounting: Micros;
  inferredOpposing: Micros;
  /** Unbridged unknown and lost time. */
  unknown: Micros;
  /** Unknown, bridged and contested time that would count in the best case, and that would oppose in the worst. */
  mayCount: Micros;
  mayOppose: Micros;
}

export const noSums: Readonly<FigureSums> = {
  counting: 0,
  opposing: 0,
  contestedCounting: 0,
  contestedOpposing: 0,
  inferredCounting: 0,
  inferredOpposing: 0,
  unknown: 0,
  mayCount: 0,
  mayOppose: 0,
};

/** Whether it is so whatever the machine did in unknown time, and if not, what it hangs on. */
export type Sureness = "certain" | "contested" | "inferred";

const countingOf = {
  certain: "counting",
  contested: "contestedCounting",
  inferred: "inferredCounting",
} as const;
const opposingOf = {
  certain: "opposing",
  contested: "contestedOpposing",
  inferred: "inferredOpposing",
} as const;

/** Adds time (or days) that count, oppose, or are unknown; what is outside the denominator adds nothing. */
export function addTo(
  sums: FigureSums,
  role: "counts" | "opposes" | "unknown" | "outside",
  how: Sureness,
  amount: Micros,
): void {
  if (role === "counts") sums[countingOf[how]] += amount;
  if (role === "opposes") sums[opposingOf[how]] += amount;
  if (role === "unknown") sums.unknown += amount;
}

const ratio = (part: Micros, whole: Micros): number | null => (whole > 0 ? part / whole : null);

/** Makes a figure of its sums. Nothing is rounded. */
export function figureOf(denominatorName: string, sums: FigureSums): Figure {
  const certain = sums.counting + sums.opposing;
  const observed = certain + sums.contestedCounting + sums.contestedOpposing;
  const inferred = sums.inferredCounting + sums.inferredOpposing;
  const numerator = sums.counting + sums.contestedCounting + sums.inferredCounting;
  const denominator = observed + inferred;
  return {
    value: ratio(numerator, denominator),
    numerator,
    denominator,
    denominatorName,
    unknown: sums.unknown,
    coverage: ratio(observed, denominator + sums.unknown),
    lower: ratio(sums.counting, certain + sums.mayOppose) ?? (sums.mayCount > 0 ? 1 : null),
    upper: ratio(sums.counting + sums.mayCount, certain + sums.mayCount) ?? (sums.mayOppose > 0 ? 0 : null),
    inferred,
  };
}
