import { isInUse } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { duration } from "../interval/interval.ts";
import type { TimelineInterval } from "./timeline-interval.ts";

/** Neighbouring unknown stretches, of whatever origin, are one gap. */
function gapsOf(timeline: readonly TimelineInterval[]): { first: number; last: number }[] {
  const gaps: { first: number; last: number }[] = [];
  for (const [index, interval] of timeline.entries()) {
    if (interval.state !== "unknown") continue;
    const open = gaps.at(-1);
    if (open?.last === index - 1) open.last = index;
    else gaps.push({ first: index, last: index });
  }
  return gaps;
}

/**
 * Concludes what a machine did in gaps of at most `limit` whose both sides are in use: the state of both sides when
 * it is the same, else `held`. Such stretches are marked `inferred`. Never over `lost`.
 *
 * Bridge the history before cutting it by window, day, hour or booking, and give it a margin of more than `limit` on
 * both sides: a gap at the edge of what is given is never bridged, since its other side is not seen.
 */
export function bridge(timeline: readonly TimelineInterval[], limit: Micros): TimelineInterval[] {
  const bridged = [...timeline];
  for (const { first, last } of gapsOf(timeline)) {
    const [before, after] = [timeline[first - 1], timeline[last + 1]];
    if (!before || !after || !isInUse(before.state) || !isInUse(after.state)) continue;
    const length = timeline.slice(first, last + 1).reduce((sum, gap) => sum + duration(gap), 0);
    if (length > limit) continue;
    const state = before.state === after.state ? before.state : "held";
    for (let at = first; at <= last; at += 1) {
      bridged[at] = { ...(timeline[at] as TimelineInterval), state, inferred: true };
    }
  }
  return bridged;
}
