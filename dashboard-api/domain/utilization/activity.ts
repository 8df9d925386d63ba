import { isInUse, isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { duration, type Interval } from "../interval/interval.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";

export interface Activity {
  /** Start of the first and end of the last use; null without use. */
  readonly firstOn: Micros | null;
  readonly lastOff: Micros | null;
  /** Longest stretch of known time without use between two edges of known time; null when there is none. */
  readonly longestIdle: Interval | null;
  /** Times the machine came into use from a state known not to be. */
  readonly starts: number;
}

/** What a day (or any window) of a bridged timeline, clipped to it, looked like. Unknown time is neither use nor idle. */
export function activityOf(timeline: readonly TimelineInterval[]): Activity {
  let firstOn: Micros | null = null;
  let lastOff: Micros | null = null;
  let longestIdle: Interval | null = null;
  let idle: { from: Micros; until: Micros } | null = null;
  let starts = 0;
  for (const { from, until, state } of timeline) {
    if (isInUse(state)) {
      if (idle) starts += 1;
      firstOn ??= from;
      lastOff = until;
    }
    if (isInUse(state) || !isKnown(state)) {
      idle = null;
      continue;
    }
    idle = idle ? { from: idle.from, until } : { from, until };
    if (!longestIdle || duration(idle) > duration(longestIdle)) longestIdle = idle;
  }
  return { firstOn, lastOff, longestIdle, starts };
}
