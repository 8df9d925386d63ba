import { isInUse, isKnown, type MachineState, machineStates } from "../../config/machine-state.ts";
import type { Micros } from "../../config/micros.ts";
import { duration } from "../../dashboard-api/domain/interval/interval.ts";
import type { TimelineInterval } from "../../dashboard-api/domain/timeline/timeline-interval.ts";
import {
  addEntry,
  type Entry,
  type Figure,
  figureOf,
  noSums,
} from "../../dashboard-api/domain/utilization/figure.ts";

export type Durations = Record<MachineState, Micros>;

/** What a re-derivation changes. Nothing is bridged. */
export interface Comparison {
  before: Durations;
  after: Durations;
  /** Stretches whose state is another one afterwards, and their time together. */
  changes: number;
  changed: Micros;
  /** Versions of the rules that told the states before. */
  rulesBefore: string[];
}

export interface Comparing {
  /** Both timelines of the same time, which goes on where the last part ended. */
  add(before: readonly TimelineInterval[], after: readonly TimelineInterval[]): void;
  result(): Comparison;
}

const nothing = () => Object.fromEntries(machineStates.map((state) => [state, 0])) as Durations;

export function createComparing(): Comparing {
  const [before, after] = [nothing(), nothing()];
  const rules = new Set<string>();
  let [changes, changed] = [0, 0];
  let last = { until: Number.NaN, was: "", is: "" };

  const change = (from: Micros, until: Micros, was: MachineState, is: MachineState) => {
    if (was === is) return;
    changed += until - from;
    if (last.until !== from || last.was !== was || last.is !== is) changes += 1;
    last = { until, was, is };
  };

  return {
    add(old, fresh) {
      for (const it of old) {
        before[it.state] += duration(it);
        if (it.rules !== null) rules.add(it.rules);
      }
      for (const it of fresh) after[it.state] += duration(it);
      let next = 0;
      for (const was of old) {
        for (let at = next; at < fresh.length; at += 1) {
          const is = fresh[at] as TimelineInterval;
          if (is.from >= was.until) break;
          if (is.until <= was.until) next = at + 1;
          const [from, until] = [Math.max(was.from, is.from), Math.min(was.until, is.until)];
          if (until > from) change(from, until, was.state, is.state);
        }
      }
    },
    result: () => ({ before, after, changes, changed, rulesBefore: [...rules] }),
  };
}

/** In-use share of the known time, with the extremes that unknown time allows. */
export function inUseShare(durations: Durations): Figure {
  const sums = { ...noSums };
  for (const state of machineStates) {
    const role = isInUse(state) ? "counts" : "opposes";
    const entry: Entry = isKnown(state)
      ? { role, isInferred: false, best: role, worst: role }
      : { role: "unknown", isInferred: false, best: "counts", worst: "opposes" };
    addEntry(sums, entry, durations[state]);
  }
  return figureOf("window", sums);
}
