import type { Micros } from "../../config/micros.ts";
import type { Truth } from "./truth.ts";

/** From `t` on the truth is `truth`. */
export interface Turn {
  t: Micros;
  truth: Truth;
}

export interface Delays {
  onDelay: Micros;
  offDelay: Micros;
}

/**
 * On and off delays over a truth that changes in time. A true that lasts at least `onDelay` counts from where it
 * began, a shorter one does not count; a false that interrupts a counted true for less than `offDelay` does not
 * count either. Unknown counts at once and makes whatever was still waiting for its delay unknown.
 */
export interface DelayedTruth {
  /** The undelayed truth from `t` on; calls in order of time. */
  set(t: Micros, truth: Truth): void;
  /** Nothing changed before `t`. */
  advance(t: Micros): void;
  /** Decided turns, in order of time, until whoever reads shifts them off. */
  turns: Turn[];
  clone(): DelayedTruth;
}

interface Memory {
  raw: Truth;
  since: Micros;
  waiting: boolean;
  counted: Truth;
}

export function delayedTruth(
  delays: Delays,
  memory: Memory = { raw: undefined, since: Number.NEGATIVE_INFINITY, waiting: false, counted: undefined },
  turns: Turn[] = [],
): DelayedTruth {
  const turn = (t: Micros, truth: Truth) => {
    if (memory.counted === truth) return;
    memory.counted = truth;
    turns.push({ t, truth });
  };
  const delayOf = (truth: Truth) => (truth ? delays.onDelay : delays.offDelay);
  const advance = (t: Micros) => {
    if (!memory.waiting || t - memory.since < delayOf(memory.raw)) return;
    memory.waiting = false;
    turn(memory.since, memory.raw);
  };
  return {
    turns,
    advance,
    set(t, truth) {
      if (truth === memory.raw) return;
      advance(t);
      // It did not last. After unknown time a true that did not last was no true; unknown says nothing of either.
      if (memory.waiting && truth === undefined) turn(memory.since, undefined);
      else if (memory.waiting && memory.raw) turn(memory.since, false);
      memory.raw = truth;
      memory.since = t;
      const countsAtOnce =
        truth === undefined || delayOf(truth) === 0 || (truth === false && memory.counted !== true);
      memory.waiting = !countsAtOnce && memory.counted !== truth;
      if (countsAtOnce) turn(t, truth);
    },
    clone: () => delayedTruth(delays, { ...memory }, turns.slice()),
  };
}
