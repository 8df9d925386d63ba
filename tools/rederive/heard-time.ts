import type { Micros } from "../../config/micros.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { union } from "../../dashboard-api/domain/interval/union.ts";

/** Finds where the samples of one signal show that its source was heard although no state was known. */
export interface HeardTime {
  /** Times of good samples, in order. */
  add(t: Micros): void;
  spans(): Interval[];
}

/**
 * Two consecutive samples of one signal, both inside the same stretch (its ends included) and at most `limit` apart,
 * show that the source was heard between them. A pair that leaves the stretch shows nothing: a value that a source
 * tells when it is connected again carries the time of its last change, and what happened before that was not seen.
 */
export function heardWithin(stretches: readonly Interval[], limit: Micros): HeardTime {
  const found: Interval[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let next = 0;
  return {
    add(t) {
      while ((stretches[next]?.until ?? t) < t) next += 1;
      const stretch = stretches[next];
      if (stretch && last >= stretch.from && t - last <= limit) found.push({ from: last, until: t });
      if (found.length > 1_000) found.splice(0, found.length, ...union(found));
      last = t;
    },
    spans: () => union(found),
  };
}
