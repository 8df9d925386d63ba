import fc from "fast-check";
import { expect, test } from "vitest";
import { isKnown } from "../../../config/machine-state.ts";
import { HOUR, SECOND } from "../../../config/micros.ts";
import type { SampleValue } from "../../../config/wire/batch.ts";
import { buildTimeline } from "../../../dashboard-api/domain/timeline/build-timeline.ts";
import { joinNeighbours } from "../../../dashboard-api/domain/timeline/timeline-interval.ts";
import { deriveAgain } from "../../../tools/rederive/derive-again.ts";
import { subjectOf } from "../../../tools/rederive/subject.ts";
import { readerOf } from "./memory-reader.ts";
import { base, type Message, millSite, recordedBy } from "./mill.ts";

const power = { onDelay: "20 s", offDelay: "45 s", above: { on: 3, off: 1 } };
const withDelays = millSite({
  rules: [
    { state: "down", when: { signal: "mode", equals: "ALARM" } },
    { state: "setup", when: { signal: "door", equals: true } },
    { state: "running", when: { signal: "kw", ...power } },
    { state: "idle", when: "always" },
  ],
});
const withSilence = millSite({
  rules: [
    { state: "running", when: { signal: "kw", ...power } },
    { state: "off", when: { signal: "kw", stale: "2 min" } },
    { state: "idle", when: "always" },
  ],
});
const withoutDelays = millSite({
  rules: [
    { state: "down", when: { signal: "mode", equals: "ALARM" } },
    { state: "running", when: { signal: "kw", above: 2 } },
    { state: "keep", when: { signal: "mode", equals: "BETWEEN" } },
    { state: "idle", when: "always" },
  ],
});

const valueIn = (...values: SampleValue[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
/** Messages some seconds apart, now and then with a silence that ends confirmation; each with some of the values. */
const historyWith = (kw: SampleValue[], mode: SampleValue[]) =>
  fc
    .array(
      fc.record({
        after: fc.oneof(
          { weight: 9, arbitrary: fc.integer({ min: 1, max: 30 }) },
          { weight: 1, arbitrary: fc.integer({ min: 31, max: 5_000 }) },
        ),
        kw: valueIn(...kw),
        mode: valueIn(...mode),
        door: valueIn(true, false, false),
      }),
      { minLength: 5, maxLength: 150 },
    )
    .map((rows) => {
      let t = base;
      return rows.map(({ after, ...values }): Message => {
        t += after * SECOND;
        const told = Object.entries(values).filter(([, value]) => value !== undefined);
        return [t, Object.fromEntries(told) as Record<string, SampleValue>];
      });
    });

async function derivedTwice(site: typeof withDelays, history: Message[], share: [number, number]) {
  const records = recordedBy(site, history);
  const end = (records.states.at(-1)?.until ?? base) - 45 * SECOND;
  const [from = base, to = base] = share
    .map((it) => base + Math.floor((it * Math.max(2, end - base)) / 1_000))
    .sort((a, b) => a - b);
  const parts = await Array.fromAsync(
    deriveAgain(readerOf(records), subjectOf(site, "mill"), {
      from,
      to: Math.max(to, from + 1),
      rawSince: Number.NEGATIVE_INFINITY,
    }),
  );
  const window = { from, to: Math.max(to, from + 1) };
  const told = (stored: typeof records.states) => buildTimeline({ stored, ...window });
  return { window, again: parts.flat(), own: told(records.states), fresh: told(parts.flat()) };
}

const share = fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 }));

test("with the same rules and good samples any window gives the gateway's own states", async () => {
  // Before all signals are known the gateway knows no state, so that nobody knows whether the machine was confirmed.
  const known: Message = [base, { kw: 0, mode: "AUTO", door: false }];
  const history = historyWith([0, 2, 4], ["AUTO", "ALARM"]).map((messages) => [known, ...messages]);
  await fc.assert(
    fc.asyncProperty(history, share, async (messages, window) => {
      const { own, fresh } = await derivedTwice(withDelays, messages, window);
      const short = (all: typeof own) =>
        joinNeighbours(all.map((it) => ({ ...it, derivation: 0, rules: null }))).map(
          ({ state, from, until }) => ({ state, from, until }),
        );
      expect(short(fresh)).toEqual(short(own));
    }),
    { numRuns: 500 },
  );
});

test("with missing values too it never tells a known state that the gateway did not see", async () => {
  const history = historyWith([0, 4, null], ["AUTO", "ALARM", "BETWEEN", null]);
  await fc.assert(
    fc.asyncProperty(history, share, async (messages, window) => {
      const { own, fresh } = await derivedTwice(withoutDelays, messages, window);
      for (const it of fresh.filter(({ state }) => isKnown(state)))
        for (const was of own.filter(({ from, until }) => from < it.until && until > it.from))
          expect(was.state).toBe(it.state);
    }),
    { numRuns: 500 },
  );
});

test("the intervals cover the window, in order, without a hole and cut at full hours", async () => {
  const history = historyWith([0, 2, 4, null], ["AUTO", "ALARM", null]);
  await fc.assert(
    fc.asyncProperty(history, share, async (messages, share) => {
      const { window, again } = await derivedTwice(withSilence, messages, share);
      let reached = window.from;
      for (const it of again) {
        expect(it.from).toBe(reached);
        expect(Math.floor(it.from / HOUR)).toBe(Math.floor((it.until - 1) / HOUR));
        reached = it.until;
      }
      expect(reached).toBe(window.to);
    }),
    { numRuns: 300 },
  );
});
