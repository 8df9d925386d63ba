import { type Micros, SECOND } from "../../../config/micros.ts";
import { ruleSet } from "../../../config/presets/rule-set.ts";
import { type StateRule, stateRuleSchema } from "../../../config/site/state-rules.ts";
import type { SampleValue, StateInterval } from "../../../config/wire/batch.ts";
import {
  createStateDeriver,
  type StateDeriverSettings,
} from "../../../gateway/state/machine-state-deriver.ts";
import type { StateDeriver } from "../../../gateway/state/state-deriver.ts";

/** Rules as the site file has them: durations as people write them. */
export const readRules = (rules: unknown[]): StateRule[] => rules.map((rule) => stateRuleSchema.parse(rule));

/** Running while `x` is 1, idle while it is known to be something else. */
export const runningWhileOne = readRules([
  { state: "running", when: { signal: "x", equals: 1 } },
  { state: "idle", when: "always" },
]);

/** A deriver of machine `m` with no lateness and no limit of silence unless told. */
export const deriverWith = (rules: StateRule[], settings: Partial<StateDeriverSettings> = {}): StateDeriver =>
  createStateDeriver({
    machine: "m",
    ruleSet: ruleSet(rules),
    lateness: 0,
    staleAfter: null,
    restored: null,
    ...settings,
  });

/** Good samples of one signal at whole seconds. */
export const observeAll = (
  deriver: StateDeriver,
  signal: string,
  samples: readonly (readonly [second: number, value: SampleValue])[],
): void => {
  for (const [second, value] of samples) deriver.observe({ signal, t: second * SECOND, value, quality: 0 });
};

/** Intervals as `state from-until` in seconds after `origin`. */
export const inSeconds = (intervals: readonly StateInterval[], origin: Micros = 0): string[] =>
  intervals.map((it) => `${it.state} ${(it.from - origin) / SECOND}-${(it.until - origin) / SECOND}`);
