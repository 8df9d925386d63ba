import type { Micros } from "../../../config/micros.ts";

/**
 * A ratio of times that says how sure it is. `value` = numerator / denominator, null when nothing was observed.
 * Durations are microseconds; ratios run from 0 to 1.
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

const ratio = (part: Micros, whole: Micros): number | null => (whole > 0 ? part / whole : null);

/** Makes a figure of times inside one denominator: what counts and what does not, both as observed, and the rest. */
export function figureOf(times: {
  denominatorName: string;
  /** Observed time that counts. */
  counting: Micros;
  /** Observed time that does not. */
  notCounting: Micros;
  /** Bridged time, by whether the concluded state counts. */
  inferredCounting: Micros;
  inferredNotCounting: Micros;
  unknown: Micros;
}): Figure {
  const { denominatorName, counting, notCounting, inferredCounting, inferredNotCounting, unknown } = times;
  const inferred = inferredCounting + inferredNotCounting;
  const observed = counting + notCounting;
  const whole = observed + inferred + unknown;
  const [numerator, denominator] = [counting + inferredCounting, observed + inferred];
  return {
    value: ratio(numerator, denominator),
    numerator,
    denominator,
    denominatorName,
    unknown,
    coverage: ratio(observed, whole),
    lower: ratio(counting, whole),
    upper: ratio(counting + inferred + unknown, whole),
    inferred,
  };
}
