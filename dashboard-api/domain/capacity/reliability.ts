import type { Figure } from "../utilization/figure.ts";

/** By how much free hours are discounted, since machines also fail. */
export interface Reliability {
  /** The measured figure it is; null: nothing was observed, so that nothing is discounted. */
  readonly by: "readiness" | "faultFree" | null;
  readonly factor: number;
  readonly coverage: number | null;
}

/**
 * What part of free time a machine can be counted on: its readiness where it was booked and seen enough to tell, else
 * its fault-free rate, else all of it, and it is said which.
 */
export function reliabilityOf(
  measured: { readonly readiness: Figure; readonly faultFree: Figure },
  leastCoverage: number,
): Reliability {
  for (const by of ["readiness", "faultFree"] as const) {
    const { value, coverage } = measured[by];
    if (value !== null && coverage !== null && coverage >= leastCoverage)
      return { by, factor: value, coverage };
  }
  const { value, coverage } = measured.faultFree;
  return value === null
    ? { by: null, factor: 1, coverage: coverage }
    : { by: "faultFree", factor: value, coverage };
}
