import type { MachineState } from "../../../config/machine-state.ts";
import type { Condition, SignalCondition, StateRule } from "../../../config/site/state-rules.ts";
import type { SampleValue } from "../../../config/wire/batch.ts";

/** One sample at a whole tick. */
export interface TickSample {
  signal: string;
  t: number;
  value: SampleValue;
}

export interface History {
  rules: StateRule[];
  samples: TickSample[];
  /** Tick to whether the machine is confirmed there; the last tick is the last confirmation itself. */
  covered: boolean[];
}

type Truth = boolean | undefined;

/**
 * The state at every tick, recomputed from the whole history with no cleverness: one array of truths per condition,
 * one entry per tick. Delays in rules are in ticks.
 */
export function statesByTick({ rules, samples, covered }: History): MachineState[] {
  const truths = new Map<Condition, Truth[]>();
  const truthAt = (condition: Condition, tick: number): Truth => {
    if (condition === "always") return true;
    if ("not" in condition) {
      const inner = truthAt(condition.not, tick);
      return inner === undefined ? undefined : !inner;
    }
    const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : null;
    if (parts) {
      const decisive = "any" in condition;
      const all = parts.map((part) => truthAt(part, tick));
      if (all.includes(decisive)) return decisive;
      return all.includes(undefined) ? undefined : !decisive;
    }
    const leaf = condition as SignalCondition;
    if (!truths.has(leaf)) truths.set(leaf, delayed(leaf, raw(leaf, samples, covered)));
    const truth = truths.get(leaf)?.[tick];
    return truth ?? ("stale" in leaf ? undefined : leaf.ifUnknown);
  };
  const states: MachineState[] = [];
  for (let tick = 0; tick < covered.length; tick += 1) {
    let state: MachineState = "unknown";
    for (const rule of covered[tick] ? rules : []) {
      const truth = truthAt(rule.when, tick);
      if (truth === false) continue;
      if (truth) state = rule.state === "keep" ? (states[tick - 1] ?? "unknown") : rule.state;
      break;
    }
    states.push(state);
  }
  return states;
}

function raw(leaf: SignalCondition, samples: TickSample[], covered: boolean[]): Truth[] {
  const own = samples.filter((sample) => sample.signal === leaf.signal);
  const result: Truth[] = [];
  for (let tick = 0; tick < covered.length; tick += 1) {
    if (!covered[tick]) {
      result.push(undefined);
      continue;
    }
    const value = own.filter((it) => it.t <= tick).sort((a, b) => b.t - a.t)[0]?.value ?? null;
    if ("stale" in leaf) {
      let listening = tick;
      while (listening > 0 && covered[listening - 1]) listening -= 1;
      const heard = own.filter((it) => it.t <= tick && it.t >= listening).map((it) => it.t);
      const silent = tick - Math.max(listening, ...heard);
      result.push(silent >= leaf.stale ? true : heard.length > 0 ? false : undefined);
    } else if (value === null) result.push(undefined);
    else if ("equals" in leaf) result.push(value === leaf.equals);
    else if ("in" in leaf) result.push(leaf.in.includes(value));
    else if (typeof value !== "number") result.push(undefined);
    else if ("above" in leaf) {
      const { on, off } = leaf.above;
      result.push(value >= on ? true : value < on && (on === off || value <= off) ? false : result[tick - 1]);
    } else {
      const { on, off } = leaf.below;
      result.push(value <= on ? true : value > on && (on === off || value >= off) ? false : result[tick - 1]);
    }
  }
  return result;
}

function delayed(leaf: SignalCondition, truths: Truth[]): Truth[] {
  if ("stale" in leaf) return truths;
  const last = truths.length - 1;
  const result: Truth[] = [];
  for (let from = 0; from <= last; ) {
    let until = from;
    while (until <= last && truths[until] === truths[from]) until += 1;
    const truth = truths[from];
    const before = result[from - 1];
    const length = (until > last ? last : until) - from;
    let counted: Truth = truth;
    if (truth === true && before !== true && length < leaf.onDelay)
      counted = until > last ? before : truths[until];
    if (truth === false && before === true && length < leaf.offDelay)
      counted = until > last ? before : truths[until];
    for (let tick = from; tick < until; tick += 1) result.push(counted);
    from = until;
  }
  return result;
}
