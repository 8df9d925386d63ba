import { isKnown, type MachineState } from "../../../config/machine-state.ts";
import { duration } from "../interval/interval.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";
import { type Figure, figureOf, noSums } from "./figure.ts";

/** The share of time in which the state is one that counts. `timeline` is bridged and clipped to the denominator. */
export function stateFigure(
  timeline: readonly TimelineInterval[],
  denominatorName: string,
  counts: (state: MachineState) => boolean,
): Figure {
  const sums = { ...noSums };
  for (const interval of timeline) {
    const length = duration(interval);
    const known = isKnown(interval.state);
    if (!known) sums.unknown += length;
    else if (interval.inferred)
      sums[counts(interval.state) ? "inferredCounting" : "inferredOpposing"] += length;
    else sums[counts(interval.state) ? "counting" : "opposing"] += length;
  }
  const open = sums.unknown + sums.inferredCounting + sums.inferredOpposing;
  return figureOf(denominatorName, { ...sums, mayCount: open, mayOppose: open });
}
