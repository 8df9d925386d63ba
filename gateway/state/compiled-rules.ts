import type { MachineState } from "../../config/machine-state.ts";
import type { Micros } from "../../config/micros.ts";
import type { Condition, SignalCondition, StateRule } from "../../config/site/state-rules.ts";
import { allOf, anyOf, not, type Truth } from "./truth.ts";

/** Rules with every signal condition given a place in a list, so that their truths can be kept side by side. */
export interface CompiledRules {
  conditions: SignalCondition[];
  /** Signals that some rule uses. */
  signals: string[];
  longestDelay: Micros;
  /**
   * First match wins; an undetermined rule before any match makes the state unknown, and so does no match at all.
   * `before` is the state that `keep` keeps; `truths` are those of `conditions`.
   */
  stateOf(truths: readonly Truth[], before: MachineState): MachineState;
}

type Ask = (truths: readonly Truth[]) => Truth;

export function compileRules(rules: readonly StateRule[]): CompiledRules {
  const conditions: SignalCondition[] = [];
  const compile = (condition: Condition): Ask => {
    if (condition === "always") return () => true;
    if ("all" in condition) {
      const parts = condition.all.map(compile);
      return (truths) => allOf(parts.map((part) => part(truths)));
    }
    if ("any" in condition) {
      const parts = condition.any.map(compile);
      return (truths) => anyOf(parts.map((part) => part(truths)));
    }
    if ("not" in condition) {
      const part = compile(condition.not);
      return (truths) => not(part(truths));
    }
    const place = conditions.push(condition) - 1;
    const ifUnknown = "stale" in condition ? undefined : condition.ifUnknown;
    return (truths) => truths[place] ?? ifUnknown;
  };
  const compiled = rules.map((rule) => ({ state: rule.state, when: compile(rule.when) }));
  return {
    conditions,
    signals: [...new Set(conditions.map((condition) => condition.signal))],
    longestDelay: Math.max(
      0,
      ...conditions.map((it) => ("stale" in it ? 0 : Math.max(it.onDelay, it.offDelay))),
    ),
    stateOf(truths, before) {
      for (const { state, when } of compiled) {
        const truth = when(truths);
        if (truth === undefined) return "unknown";
        if (truth) return state === "keep" ? before : state;
      }
      return "unknown";
    },
  };
}
