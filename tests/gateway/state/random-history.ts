import fc from "fast-check";
import type { Condition, StateRule } from "../../../config/site/state-rules.ts";
import type { TickSample } from "./slow-oracle.ts";

/** Ticks are minutes, so that histories of a few hundred ticks cross full hours. */
export const TICKS = 240;

const delay = fc.constantFrom(0, 0, 2, 5);
const common = {
  onDelay: delay,
  offDelay: delay,
  ifUnknown: fc.constantFrom(undefined, undefined, true, false),
};
const text = fc.constantFrom("x", "y", "z");
const thresholds = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
  .map(([on, band]) => ({ on, off: on - band }));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ signal: fc.constant("mode"), ...common, equals: text }),
  fc.record({ signal: fc.constant("mode"), ...common, in: fc.array(text, { minLength: 1, maxLength: 2 }) }),
  fc.record({ signal: fc.constant("power"), ...common, above: thresholds }),
  fc.record({
    signal: fc.constant("power"),
    ...common,
    below: thresholds.map(({ on, off }) => ({ on: off, off: on })),
  }),
  fc.record({ signal: fc.constantFrom("mode", "power"), stale: fc.integer({ min: 1, max: 12 }) }),
);

const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.record({ all: fc.array(tie("any"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("any"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("any") }),
  ),
})).any;

const rule: fc.Arbitrary<StateRule> = fc.record({
  state: fc.constantFrom("running", "held", "setup", "idle", "down", "off", "unknown", "keep"),
  when: condition,
});

/** Rules whose delays are in ticks; the last may be a catch-all. */
export const anyRules: fc.Arbitrary<StateRule[]> = fc
  .tuple(fc.array(rule, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([rules, all]) => (all ? [...rules, { state: "idle", when: "always" }] : rules));

const sample: fc.Arbitrary<TickSample> = fc.oneof(
  fc.record({ signal: fc.constant("mode"), t: fc.nat(TICKS), value: fc.option(text, { freq: 15 }) }),
  fc.record({ signal: fc.constant("power"), t: fc.nat(TICKS), value: fc.option(fc.nat(5), { freq: 15 }) }),
);

export const anySamples: fc.Arbitrary<TickSample[]> = fc.uniqueArray(sample, {
  selector: (it) => `${it.signal} ${it.t}`,
  maxLength: 60,
  size: "max",
});

/** Confirmations in order; after some of them the connection is lost. */
export const anyConfirmations = fc
  .uniqueArray(fc.nat(TICKS), { minLength: 1, maxLength: 60, size: "max" })
  .chain((times) =>
    fc.record({
      times: fc.constant([...times].sort((a, b) => a - b)),
      lostAfter: fc.uniqueArray(fc.nat(times.length), { maxLength: 3 }),
    }),
  );
