import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { ruleSet } from "../../../config/presets/rule-set.ts";
import type { Condition, StateRule } from "../../../config/site/state-rules.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { createStateDeriver } from "../../../gateway/state/machine-state-deriver.ts";
import type { OpenState } from "../../../gateway/state/state-deriver.ts";
import { anyConfirmations, anyRules, anySamples } from "./random-history.ts";
import { statesByTick } from "./slow-oracle.ts";

const inMicros = (condition: Condition): Condition => {
  if (condition === "always") return condition;
  if ("all" in condition) return { all: condition.all.map(inMicros) };
  if ("any" in condition) return { any: condition.any.map(inMicros) };
  if ("not" in condition) return { not: inMicros(condition.not) };
  if ("stale" in condition) return { ...condition, stale: condition.stale * MINUTE };
  return {
    ...condition,
    onDelay: condition.onDelay * MINUTE,
    offDelay: condition.offDelay * MINUTE,
  };
};
const rulesInMicros = (rules: StateRule[]) =>
  ruleSet(rules.map((rule) => ({ ...rule, when: inMicros(rule.when) })));

const isWellFormed = (intervals: StateInterval[], from: number, until: number) => {
  let at = from;
  for (const it of intervals) {
    expect(it.from).toBe(at);
    expect(it.until).toBeGreaterThan(it.from);
    expect(Math.floor((it.until - 1) / HOUR)).toBe(Math.floor(it.from / HOUR));
    at = it.until;
  }
  expect(at).toBeLessThanOrEqual(until);
  return at;
};

const byTick = (intervals: StateInterval[]) =>
  intervals.flatMap((it) => Array.from({ length: (it.until - it.from) / MINUTE }, () => it.state));

const anyLife = fc.record({
  rules: anyRules,
  samples: anySamples,
  confirmations: anyConfirmations,
  lateness: fc.nat(6),
  staleAfter: fc.option(fc.integer({ min: 3, max: 20 })),
  /** Where each sample comes among the confirmations, and its place among those that come together. */
  order: fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { minLength: 60, maxLength: 60 }),
  takes: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
});
type Life = typeof anyLife extends fc.Arbitrary<infer L> ? L : never;

/** Samples to hand over before each confirmation (and, last, after all), none later than the lateness allows. */
function deliveries({ samples, confirmations: { times }, lateness, order }: Life) {
  const slots = Array.from({ length: times.length + 1 }, () => [] as [number, (typeof samples)[number]][]);
  samples.forEach((sample, i) => {
    const [where = 0, rank = 0] = order[i] ?? [];
    const inTime = times.filter((t) => t <= sample.t + lateness).length;
    slots[where % (inTime + 1)]?.push([rank, sample]);
  });
  return slots.map((slot) => slot.sort(([a], [b]) => a - b).map(([, sample]) => sample));
}

const coverage = ({ confirmations: { times, lostAfter }, staleAfter }: Life) => {
  const [first = 0] = times;
  const last = times.at(-1) ?? 0;
  const covered: boolean[] = Array.from({ length: last + 1 }, () => false);
  times.forEach((t, i) => {
    const next = times[i + 1];
    if (lostAfter.includes(i)) return;
    if (next === undefined) covered[t] = true;
    else if (staleAfter === null || next - t <= staleAfter) covered.fill(true, t, next);
  });
  return { first, last, covered };
};

test("the intervals equal a slow recomputation of the whole history, whatever the order and the calls", () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const deriver = createStateDeriver({
        machine: "m",
        ruleSet: rulesInMicros(life.rules),
        lateness: life.lateness * MINUTE,
        staleAfter: life.staleAfter === null ? null : life.staleAfter * MINUTE,
        restored: null,
      });
      const { first, last, covered } = coverage(life);
      const expected = statesByTick({
        rules: life.rules,
        samples: life.samples.filter((it) => it.t <= last),
        covered,
      });
      const slots = deliveries(life);
      const intervals: StateInterval[] = [];
      const observe = (slot: number) => {
        for (const { signal, t, value } of slots[slot] ?? [])
          deriver.observe({ signal, t: t * MINUTE, value, quality: 0 });
      };
      life.confirmations.times.forEach((t, i) => {
        observe(i);
        deriver.confirm(t * MINUTE);
        if (life.confirmations.lostAfter.includes(i)) deriver.disconnect();
        if (life.takes[i]) {
          intervals.push(...deriver.takeSettled());
          deriver.open();
        }
      });
      observe(life.confirmations.times.length);
      expect(deriver.late).toBe(0);
      intervals.push(...deriver.takeSettled());
      const settled = isWellFormed(intervals, first * MINUTE, last * MINUTE);
      expect(byTick(intervals)).toEqual(expected.slice(first, settled / MINUTE));
      expect(deriver.open()?.state).toBe(expected[last]);
      intervals.push(...deriver.takeAll());
      expect(isWellFormed(intervals, first * MINUTE, last * MINUTE)).toBe(last * MINUTE);
      expect(byTick(intervals)).toEqual(expected.slice(first, last));
      expect(deriver.takeAll()).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("a crash at any point loses nothing that was kept: no hole, no overlap, nothing beyond the last confirmation", () => {
  fc.assert(
    fc.property(anyLife, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (life, crashes) => {
      const create = (restored: OpenState | null) =>
        createStateDeriver({
          machine: "m",
          ruleSet: rulesInMicros(life.rules),
          lateness: life.lateness * MINUTE,
          staleAfter: life.staleAfter === null ? null : life.staleAfter * MINUTE,
          restored,
        });
      let deriver = create(null);
      let kept: OpenState | null = null;
      const intervals: StateInterval[] = [];
      const slots = deliveries(life);
      life.confirmations.times.forEach((t, i) => {
        for (const sample of slots[i] ?? []) deriver.observe({ ...sample, t: sample.t * MINUTE, quality: 0 });
        deriver.confirm(t * MINUTE);
        if (life.takes[i]) {
          intervals.push(...deriver.takeSettled());
          const open: OpenState | null = deriver.open();
          kept = open === null ? null : (JSON.parse(JSON.stringify(open)) as OpenState);
          expect(kept?.settledUntil).toBe(intervals.at(-1)?.until ?? kept?.settledUntil);
        }
        if (!crashes[i] || kept === null) return;
        deriver = create(kept);
        const left = deriver.takeSettled();
        intervals.push(...left);
        const { confirmedAt, settledUntil, earlier = [], since, state } = kept;
        const all = [...earlier, { from: Math.max(since, settledUntil), state }];
        expect(byTick(left)).toEqual(
          all.flatMap((it, k) =>
            Array.from({ length: ((all[k + 1]?.from ?? confirmedAt) - it.from) / MINUTE }, () => it.state),
          ),
        );
        kept = deriver.open();
        expect(kept).toMatchObject({ state: "unknown", since: confirmedAt, settledUntil: confirmedAt });
      });
      const last = (life.confirmations.times.at(-1) ?? 0) * MINUTE;
      intervals.push(...deriver.takeSettled(), ...deriver.takeAll());
      const from = intervals[0]?.from ?? 0;
      const until = isWellFormed(intervals, from, last);
      if (intervals.length > 0) expect(until).toBe(deriver.open()?.confirmedAt);
    }),
    { numRuns: 1_000 },
  );
});
