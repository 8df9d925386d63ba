import type { Micros } from "../../config/micros.ts";
import type { SampleValue } from "../../config/wire/batch.ts";

/** `signal` of a happening that tells whether the machine is confirmed (value true or false) from `t` on. */
export const COVERAGE = -1;

/** One change on a machine's timeline. */
export interface Happening {
  t: Micros;
  /** Place in the rules' list of signals, or COVERAGE. */
  signal: number;
  /** null: unknown. */
  value: SampleValue;
}

/** Happenings in order of time, those that wait for their time to be final. They mostly come in order. */
export interface Happenings {
  /** One signal has one value at one time: the later call wins. */
  add(happening: Happening): void;
  /** Removes and returns all before `t`. */
  takeBefore(t: Micros): Happening[];
  /** All up to and with `t`, which stay. */
  upTo(t: Micros): Happening[];
}

export function createHappenings(): Happenings {
  let list: Happening[] = [];
  const firstAfter = (t: Micros) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.t ?? 0) <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add(happening) {
      const place = firstAfter(happening.t);
      for (let i = place - 1; i >= 0 && list[i]?.t === happening.t; i -= 1) {
        if (list[i]?.signal === happening.signal) {
          list[i] = happening;
          return;
        }
      }
      list.splice(place, 0, happening);
    },
    takeBefore(t) {
      if ((list[0]?.t ?? Number.POSITIVE_INFINITY) >= t) return [];
      const taken = list.slice(0, firstAfter(t - 1));
      list = list.slice(taken.length);
      return taken;
    },
    upTo: (t) => list.slice(0, firstAfter(t)),
  };
}
