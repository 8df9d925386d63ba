import type { MachineState } from "../../config/machine-state.ts";
import type { Micros } from "../../config/micros.ts";
import type { SampleValue } from "../../config/wire/batch.ts";
import type { CompiledRules } from "./compiled-rules.ts";
import { type DelayedTruth, delayedTruth } from "./delayed-truth.ts";
import { COVERAGE, type Happening } from "./happening.ts";
import { type SignalTest, signalTest } from "./signal-test.ts";
import type { Span } from "./spans.ts";
import type { Truth } from "./truth.ts";

/** Rules applied to a machine's happenings, each told once and in order of time. */
export interface RuleTimeline {
  /** Takes happenings in order, then lets time pass to `t`: nothing else happened before `t`. */
  play(happenings: readonly Happening[], t: Micros): void;
  /** The changes of state before `until`, each told once; `until` at most the time played - the longest delay. */
  changesBefore(until: Micros): Span[];
  /** A copy to look ahead with. */
  clone(): RuleTimeline;
}

interface Track {
  place: number;
  test: SignalTest | null;
  stale: Micros;
  /** When a stale condition becomes true, unless a sample comes before. */
  due: Micros;
  raw: Truth;
  delayed: DelayedTruth;
}

interface Memory {
  tracks: Track[];
  values: SampleValue[];
  /** Without delays: while the machine is not confirmed, nothing of it is known. */
  coverage: DelayedTruth;
  covered: boolean;
  truths: Truth[];
  confirmed: boolean;
  state: MachineState;
}

const noDelays = { onDelay: 0, offDelay: 0 };

function newMemory(rules: CompiledRules): Memory {
  return {
    tracks: rules.conditions.map((condition) => ({
      place: rules.signals.indexOf(condition.signal),
      test: "stale" in condition ? null : signalTest(condition),
      stale: "stale" in condition ? condition.stale : 0,
      due: Number.POSITIVE_INFINITY,
      raw: undefined,
      delayed: delayedTruth("stale" in condition ? noDelays : condition),
    })),
    values: rules.signals.map(() => null),
    coverage: delayedTruth(noDelays),
    covered: false,
    truths: rules.conditions.map(() => undefined),
    confirmed: false,
    state: "unknown",
  };
}

export function createRuleTimeline(rules: CompiledRules, memory: Memory = newMemory(rules)): RuleTimeline {
  const queues = [memory.coverage, ...memory.tracks.map((track) => track.delayed)];
  const setRaw = (track: Track, t: Micros, truth: Truth) => {
    track.raw = truth;
    track.delayed.set(t, truth);
  };
  const pass = (t: Micros) => {
    for (const track of memory.tracks) {
      if (track.due <= t) {
        setRaw(track, track.due, true);
        track.due = Number.POSITIVE_INFINITY;
      }
      track.delayed.advance(t);
    }
  };
  /** `heard`: signals with a sample at `t`; `turned`: the machine has just become confirmed, or no longer is. */
  const reconsider = (t: Micros, heard: ReadonlySet<number>, turned: boolean) => {
    for (const track of memory.tracks) {
      const isHeard = heard.has(track.place);
      if (!isHeard && !turned) continue;
      if (track.test) {
        const value = memory.values[track.place] ?? null;
        setRaw(track, t, memory.covered ? track.test(value, track.raw) : undefined);
      } else {
        // Silence is measured from the last sample, or from when anybody listened again.
        track.due = memory.covered ? t + track.stale : Number.POSITIVE_INFINITY;
        setRaw(track, t, memory.covered && isHeard ? false : undefined);
      }
    }
  };
  return {
    play(happenings, t) {
      for (let i = 0; i < happenings.length; ) {
        const now = happenings[i]?.t ?? 0;
        const heard = new Set<number>();
        const before = memory.covered;
        for (let it = happenings[i]; it && it.t === now; i += 1, it = happenings[i]) {
          if (it.signal === COVERAGE) memory.covered = it.value === true;
          else {
            memory.values[it.signal] = it.value;
            heard.add(it.signal);
          }
        }
        pass(now);
        if (memory.covered !== before) memory.coverage.set(now, memory.covered);
        reconsider(now, heard, memory.covered !== before);
      }
      pass(t);
    },
    changesBefore(until) {
      const changes: Span[] = [];
      for (;;) {
        let t = until;
        for (const { turns } of queues) if (turns[0] && turns[0].t < t) t = turns[0].t;
        if (t === until) return changes;
        queues.forEach((queue, index) => {
          while (queue.turns[0]?.t === t) {
            const truth = queue.turns.shift()?.truth;
            if (index === 0) memory.confirmed = truth === true;
            else memory.truths[index - 1] = truth;
          }
        });
        const state = memory.confirmed ? rules.stateOf(memory.truths, memory.state) : "unknown";
        if (state !== memory.state) changes.push({ from: t, state });
        memory.state = state;
      }
    },
    clone: () =>
      createRuleTimeline(rules, {
        ...memory,
        tracks: memory.tracks.map((track) => ({ ...track, delayed: track.delayed.clone() })),
        values: memory.values.slice(),
        coverage: memory.coverage.clone(),
        truths: memory.truths.slice(),
      }),
  };
}
