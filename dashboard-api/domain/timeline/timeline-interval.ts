import type { MachineState } from "../../../config/machine-state.ts";
import type { Interval } from "../interval/interval.ts";

/** One stretch of a machine's timeline. A timeline is ordered, disjoint and without holes. */
export interface TimelineInterval extends Interval {
  readonly state: MachineState;
  /** Derivation that told the state; null where none did: the live state, or nobody (unknown). */
  readonly derivation: number | null;
  /** Version of the rule set; null where nobody told the state. */
  readonly rules: string | null;
  /** Bridged: concluded from both sides of a short gap, not observed. */
  readonly inferred: boolean;
}

const isSameStretch = (a: TimelineInterval, b: TimelineInterval): boolean =>
  a.state === b.state && a.derivation === b.derivation && a.rules === b.rules && a.inferred === b.inferred;

/** Joins neighbours that differ in nothing but their times (the store cuts every interval at full hours). */
export function joinNeighbours(intervals: readonly TimelineInterval[]): TimelineInterval[] {
  const joined: TimelineInterval[] = [];
  for (const interval of intervals) {
    const last = joined.at(-1);
    if (last && last.until === interval.from && isSameStretch(last, interval)) {
      joined[joined.length - 1] = { ...last, until: interval.until };
    } else {
      joined.push(interval);
    }
  }
  return joined;
}
