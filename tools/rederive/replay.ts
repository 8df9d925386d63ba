import type { Micros } from "../../config/micros.ts";
import type { RuleSet } from "../../config/presets/rule-set.ts";
import type { StateInterval } from "../../config/wire/batch.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { createStateDeriver } from "../../gateway/state/machine-state-deriver.ts";
import { cutAtHours } from "../../gateway/state/spans.ts";
import type { Observation } from "../../gateway/state/state-deriver.ts";

/** Derives one machine's states of [from, to) from what is played to it, in order of time. Pure. */
export interface Replay {
  /** Where the machine was confirmed; told before the samples of that time. Spans that touch are one. */
  cover(spans: readonly Interval[]): void;
  /** Samples in order of time, also those of time without confirmation: their last word holds when it returns. */
  play(samples: readonly Observation[]): void;
  /** Nothing comes before `t` any more. */
  passTo(t: Micros): void;
  /** Settled intervals inside the window since the last call: contiguous, cut at full hours. */
  take(): StateInterval[];
  /** The rest, up to the window's end. */
  takeRest(): StateInterval[];
}

export interface ReplaySettings {
  machine: string;
  ruleSet: RuleSet;
  /** Where playing begins, before the window: delays and thresholds remember. */
  begin: Micros;
  from: Micros;
  to: Micros;
}

export function createReplay({ machine, ruleSet, begin, from, to }: ReplaySettings): Replay {
  const deriver = createStateDeriver({
    machine,
    ruleSet,
    lateness: 0,
    staleAfter: null,
    restored: null,
    startedAt: begin,
  });
  const ahead: Interval[] = [];
  let current: Interval | null = null;
  /** Where the last span ended; a span that begins there goes on with it. */
  let coveredUntil: Micros | null = null;
  const held = new Map<string, Observation>();
  let taken = from;

  const enter = (span: Interval) => {
    if (coveredUntil !== null && span.from > coveredUntil) deriver.disconnect();
    for (const observation of held.values()) deriver.observe(observation);
    held.clear();
    deriver.confirm(span.from);
    current = span;
  };
  const passTo = (t: Micros) => {
    for (;;) {
      if (current === null) {
        if ((ahead[0]?.from ?? Number.POSITIVE_INFINITY) > t) return;
        enter(ahead.shift() as Interval);
      } else if (current.until <= t) {
        deriver.confirm(current.until);
        coveredUntil = current.until;
        current = null;
      } else return;
    }
  };
  const own = (interval: Interval, state: StateInterval["state"]): StateInterval[] =>
    [...cutAtHours(Math.max(interval.from, taken), Math.min(interval.until, to))].map((piece) => {
      taken = piece.until;
      return { machine, derivation: 0, rules: ruleSet.version, state, ...piece };
    });
  const inWindow = (intervals: readonly StateInterval[]) => intervals.flatMap((it) => own(it, it.state));

  return {
    cover: (spans) => void ahead.push(...spans),
    play(samples) {
      for (const sample of samples) {
        passTo(sample.t);
        if (current === null) {
          // A span that ended at this very time may go on: what is held is observed with the next one.
          held.set(sample.signal, sample);
          continue;
        }
        deriver.observe(sample);
      }
      const last = samples.at(-1);
      if (last && current !== null) deriver.confirm(last.t);
    },
    passTo(t) {
      passTo(t);
      if (current !== null) deriver.confirm(t);
    },
    take: () => inWindow(deriver.takeSettled()),
    takeRest() {
      if (current === null) deriver.disconnect();
      const rest = inWindow(deriver.takeAll());
      return [...rest, ...own({ from: taken, until: to }, "unknown")];
    },
  };
}
