import type { SignalCondition } from "../../config/site/state-rules.ts";
import type { SampleValue } from "../../config/wire/batch.ts";
import type { Truth } from "./truth.ts";

/**
 * What a condition says of one value, before any delay. `before` is what it said just before: between the two
 * thresholds it goes on saying that, and after unknown time it cannot say anything there.
 */
export type SignalTest = (value: SampleValue, before: Truth) => Truth;

/** null and values of the wrong kind are unknown, never false. */
export function signalTest(condition: Exclude<SignalCondition, { stale: number }>): SignalTest {
  if ("equals" in condition) {
    return (value) => (value === null ? undefined : value === condition.equals);
  }
  if ("in" in condition) {
    const wanted = new Set<SampleValue>(condition.in);
    return (value) => (value === null ? undefined : wanted.has(value));
  }
  const { on, off } = "above" in condition ? condition.above : condition.below;
  const sign = "above" in condition ? 1 : -1;
  return (value, before) => {
    if (typeof value !== "number") return undefined;
    if (sign * value >= sign * on) return true;
    return on === off || sign * value <= sign * off ? false : before;
  };
}
