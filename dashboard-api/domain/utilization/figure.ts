import type { Micros } from "../../../config/micros.ts";

/**
 * A ratio that says how sure it is. `value` = numerator / denominator, null when nothing was observed.
 * Numerator and denominator are microseconds (days for `daysUsed`); ratios run from 0 to 1.
 */
export interface Figure {
  readonly value: number | null;
  /** Observed and bridged time that counts. */
  readonly numerator: Micros;
  /** The named denominator less its unknown time. */
  readonly denominator: Micros;
  readonly denominatorName: string;
  /** Time taken out of the denominator since nobody knows the state; denominator + unknown is the whole of it. */
  readonly unknown: Micros;
  /** Observed share of the whole denominator, bridged time not counted as observed; null when it is empty. */
  readonly coverage: number | null;
  /** Extremes over every assignment of unknown and bridged time to states. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Bridged time inside the denominator. */
  readonly inferred: Micros;
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
  /** Unknown and bridged time that would count in the best case, and that would oppose in the worst. */
  mayCount: Micros;
  mayOppose: Micros;
}

export const noSums: Readonly<FigureSums> = {
  counting: 0,
  opposing: 0,
  inferredCounting: 0,
  inferredOpposing: 0,
  unknown: 0,
  mayCount: 0,
  mayOppose: 0,
};

const ratio = (part: Micros, whole: Micros): number | null => (whole > 0 ? part / whole : null);

/** Makes a figure of its sums. Nothing is rounded. */
export function figureOf(denominatorName: string, sums: FigureSums): Figure {
  const observed = sums.counting + sums.opposing;
  const inferred = sums.inferredCounting + sums.inferredOpposing;
  const [numerator, denominator] = [sums.counting + sums.inferredCounting, observed + inferred];
  return {
    value: ratio(numerator, denominator),
    numerator,
    denominator,
    denominatorName,
    unknown: sums.unknown,
    coverage: ratio(observed, denominator + sums.unknown),
    lower: ratio(sums.counting, observed + sums.mayOppose) ?? (sums.mayCount > 0 ? 1 : null),
    upper: ratio(sums.counting + sums.mayCount, observed + sums.mayCount) ?? (sums.mayOppose > 0 ? 0 : null),
    inferred,
  };
}
