import { isInUse, isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { duration } from "../interval/interval.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";

/** In-use stretches that belong together; the breaks between them are not part of it. */
export type Run = readonly [TimelineInterval, ...TimelineInterval[]];

/**
 * Runs of a bridged timeline. A break ends a run when its known time, not in use, sums to `breakLimit` or more;
 * unknown and lost time neither extends a run nor ends it.
 */
export function runsOf(timeline: readonly TimelineInterval[], breakLimit: Micros): Run[] {
  const runs: [TimelineInterval, ...TimelineInterval[]][] = [];
  let brokenFor = 0;
  for (const interval of timeline) {
    if (!isInUse(interval.state)) {
      if (isKnown(interval.state)) brokenFor += duration(interval);
      continue;
    }
    const current = runs.at(-1);
    if (current && brokenFor < breakLimit) current.push(interval);
    else runs.push([interval]);
    brokenFor = 0;
  }
  return runs;
}
