import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocationRound } from "../../../../../dashboard-api/domain/fairness/rounds/allocation-round.ts";
import type { Wish } from "../../../../../dashboard-api/domain/fairness/rounds/wish.ts";
import { anyRound } from "./any-round.ts";
import { momentAfter, slowRound } from "./slow-round.ts";

const numRuns = 2_000;

describe("whatever is wished for", () => {
  test("a round grants what a second, slow one grants, and answers every wish once", () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const { steps, denials } = allocationRound(round);
        expect(steps.map((it) => it.wish)).toEqual(slowRound(round));
        const answered = [...steps, ...denials].map((it) => it.wish);
        expect(answered.sort()).toEqual(round.wishes.map((it) => it.id).sort());
      }),
      { numRuns },
    );
  });

  test("at each step the taker has the lowest claim of all with a fitting wish, and takes its best liked", () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const wishes = new Map(round.wishes.map((it) => [it.id, it]));
        const granted: Wish[] = [];
        for (const step of allocationRound(round).steps) {
          const { fitting, claims } = momentAfter(granted, round);
          const taken = wishes.get(step.wish) as Wish;
          const own = claims.get(step.company) as number;
          expect(fitting).toContain(taken);
          expect(own).toBeCloseTo(step.claimBefore, 9);
          for (const other of fitting) {
            expect(own).toBeLessThanOrEqual((claims.get(other.company) as number) * (1 + 1e-9));
            if (other.company === step.company)
              expect(taken.preference).toBeLessThanOrEqual(other.preference);
          }
          expect(step.contenders).toBe(new Set(fitting.map((it) => it.company)).size);
          granted.push(taken);
        }
        expect(momentAfter(granted, round).fitting).toEqual([]);
      }),
      { numRuns },
    );
  });

  test("never two are in one slot", () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const granted = allocationRound(round).steps.map(
          (it) => round.wishes.find((w) => w.id === it.wish) as Wish,
        );
        for (const machine of ["m", "n"]) {
          const slots = [...granted, ...round.taken].filter((it) => it.machine === machine);
          const own = granted.filter((it) => it.machine === machine);
          for (const a of own) {
            for (const b of slots) expect(a === b || a.until <= b.from || b.until <= a.from).toBe(true);
          }
        }
      }),
      { numRuns },
    );
  });

  test("the same wishes in any order and the same seed give the same result", () => {
    fc.assert(
      fc.property(anyRound, fc.nat(23), (round, turn) => {
        const shuffled = {
          ...round,
          wishes: [...round.wishes.slice(turn), ...round.wishes.slice(0, turn)].toReversed(),
          contenders: round.contenders.toReversed(),
        };
        const [one, other] = [allocationRound(round), allocationRound(shuffled)];
        expect(other.steps).toEqual(one.steps);
        expect(other.claims).toEqual(one.claims);
        const byWish = (a: { wish: string }, b: { wish: string }) => (a.wish < b.wish ? -1 : 1);
        expect(other.denials.toSorted(byWish)).toEqual(one.denials.toSorted(byWish));
      }),
      { numRuns },
    );
  });

  test("filing every wish twice gains nothing", () => {
    fc.assert(
      fc.property(anyRound, fc.constantFrom("a", "b", "c", "d"), (round, greedy) => {
        const copies = round.wishes
          .filter((it) => it.company === greedy)
          .map((it) => ({ ...it, id: `${it.id}z` }));
        const before = allocationRound(round).steps.map((it) => [it.company, it.claimAfter]);
        const after = allocationRound({ ...round, wishes: [...round.wishes, ...copies] }).steps;
        expect(after.map((it) => [it.company, it.claimAfter])).toEqual(before);
      }),
      { numRuns },
    );
  });

  test("who wishes for everything gets no more than its turn while others still have wishes", () => {
    const slots = Array.from({ length: 60 }, (_, from) => from);
    const wishesOf = (company: string, wanted: number[]) =>
      wanted.map((from, rank) => ({
        ...{ id: `${company}${from}`, company, machine: "m", from, until: from + 1, hours: 1 },
        ...{ preference: rank + 1, alternative: null },
      }));
    const anyOrder = fc.shuffledSubarray(slots, { minLength: 60 });
    fc.assert(
      fc.property(anyOrder, anyOrder, fc.integer({ min: 20, max: 60 }), (one, other, few) => {
        const contenders = ["a", "b", "c"].map((company) => ({
          company,
          entitlement: 1,
          held: 0,
          most: null,
        }));
        const wishes = [
          ...wishesOf("a", one),
          ...wishesOf("b", other),
          ...wishesOf("c", [...other].reverse().slice(0, few)),
        ];
        const { steps } = allocationRound({ seed: "", contenders, wishes, taken: [], changeover: new Map() });
        const hours = { a: 0, b: 0, c: 0 };
        for (const step of steps) {
          hours[step.company as keyof typeof hours] += 1;
          // All three still contend: nobody is more than one slot ahead of anybody.
          if (step.contenders < 3) break;
          const counts = Object.values(hours);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
