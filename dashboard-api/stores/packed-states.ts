import { stateCodes, stateOfCode } from "../../config/machine-state.ts";
import type { StateInterval } from "../../config/wire/batch.ts";

/**
 * Many state intervals of one machine as columns: they pass between threads without a copy, where a hundred thousand
 * objects would stall the receiver.
 */
export interface PackedStates {
  machine: string;
  from: Float64Array<ArrayBuffer>;
  until: Float64Array<ArrayBuffer>;
  state: Uint8Array<ArrayBuffer>;
  derivation: Float64Array<ArrayBuffer>;
  /** Index into `rules`. */
  rule: Uint32Array<ArrayBuffer>;
  rules: string[];
}

export function packStates(intervals: readonly StateInterval[]): PackedStates {
  const rules = new Map<string, number>();
  const ruleIndex = (rule: string) => {
    const known = rules.get(rule);
    if (known !== undefined) return known;
    rules.set(rule, rules.size);
    return rules.size - 1;
  };
  return {
    machine: intervals[0]?.machine ?? "",
    from: Float64Array.from(intervals, (it) => it.from),
    until: Float64Array.from(intervals, (it) => it.until),
    state: Uint8Array.from(intervals, (it) => stateCodes[it.state]),
    derivation: Float64Array.from(intervals, (it) => it.derivation),
    rule: Uint32Array.from(intervals, (it) => ruleIndex(it.rules)),
    rules: [...rules.keys()],
  };
}

export const unpackStates = (packed: PackedStates): StateInterval[] =>
  Array.from(packed.from, (from, index) => ({
    machine: packed.machine,
    derivation: packed.derivation[index] ?? 0,
    rules: packed.rules[packed.rule[index] ?? 0] ?? "",
    state: stateOfCode(packed.state[index] ?? 0) ?? "unknown",
    from,
    until: packed.until[index] ?? from,
  }));

export const buffersOf = (packed: PackedStates): ArrayBuffer[] => [
  packed.from.buffer,
  packed.until.buffer,
  packed.state.buffer,
  packed.derivation.buffer,
  packed.rule.buffer,
];
