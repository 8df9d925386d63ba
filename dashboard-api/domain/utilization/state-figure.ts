import { isKnown, type MachineState } from "../../../config/machine-state.ts";
import { duration } from "../interval/interval.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";
import { type Figure, figureOf } from "./figure.ts";

/** The share of time in which the state is one that counts. `timeline` is bridged and clipped to the denominator. */
export function stateFigure(
  timeline: readonly TimelineInterval[],
  denominatorName: string,
  counts: (state: MachineState) => boolean,
): Figure {
  const times = { counting: 0, notCounting: 0, inferredCounting: 0, inferredNotCounting: 0, unknown: 0 };
  for (const interval of timeline) {
    const length = duration(interval);
    if (!isKnown(interval.state)) times.unknown += length;
    else if (counts(interval.state)) times[interval.inferred ? "inferredCounting" : "counting"] += length;
    else times[interval.inferred ? "inferredNotCounting" : "notCounting"] += length;
  }
  return figureOf({ denominatorName, ...times });
}
