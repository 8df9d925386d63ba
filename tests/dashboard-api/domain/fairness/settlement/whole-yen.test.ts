import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../../config/micros.ts";
import { largestRemainder } from "../../../../../dashboard-api/domain/fairness/settlement/largest-remainder.ts";
import {
  type RoundingMode,
  wholeYen,
} from "../../../../../dashboard-api/domain/fairness/settlement/whole-yen.ts";

describe("whole yen", () => {
  test.each<[string, number, number[], number, RoundingMode, number]>([
    ["3,335 yen at 10 %", 3_335, [10], 100, "floor", 333],
    ["the same rounded", 3_335, [10], 100, "round", 334],
    ["the same up", 3_335, [10], 100, "ceil", 334],
    ["below a half rounded", 3_334, [10], 100, "round", 333],
    ["taken back", -3_335, [10], 100, "floor", -333],
    ["taken back, up", -3_335, [10], 100, "ceil", -334],
    ["nothing to take back", -5, [10], 100, "floor", 0],
    ["20 min at 4,000 yen an hour", 20 * MINUTE, [4_000], HOUR, "floor", 1_333],
    ["90 min at 4,000 yen and factor 1.1", 90 * MINUTE, [4_000, 1.1], HOUR, "floor", 6_600],
    ["an hour at 1,000.1 yen and factor 1.3", HOUR, [1_000.1, 1.3], HOUR, "ceil", 1_301],
    ["70 min at .3 of 1,000 yen", 70 * MINUTE, [1_000, 0.3], HOUR, "floor", 350],
  ])("%s", (_, quantity, factors, divisor, mode, expected) => {
    expect(wholeYen(quantity, factors, divisor, mode)).toBe(expected);
  });
});

describe("the largest remainder", () => {
  const divided = (amount: number, shares: Record<string, number>) =>
    Object.fromEntries(largestRemainder(amount, new Map(Object.entries(shares))));

  test.each<[number, Record<string, number>, Record<string, number>]>([
    [100, { a: 1 / 3, b: 1 / 3, c: 1 / 3 }, { a: 34, b: 33, c: 33 }],
    [100, { a: 0.475, b: 0.315, c: 0.21 }, { a: 48, b: 31, c: 21 }],
    [10, { a: 0.26, b: 0.26, c: 0.48 }, { a: 3, b: 2, c: 5 }],
    [-100, { a: 1 / 3, b: 1 / 3, c: 1 / 3 }, { a: -34, b: -33, c: -33 }],
    [1, { a: 0.2, b: 0.8 }, { a: 0, b: 1 }],
    [0, { a: 0.2, b: 0.8 }, { a: 0, b: 0 }],
    [500, {}, {}],
  ])("divides %d by %j", (amount, shares, expected) => {
    expect(divided(amount, shares)).toEqual(expected);
  });

  test("gives away every yen and nobody more than one yen beside its quota, in whatever order", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (amount, weights) => {
          const all = weights.reduce((sum, it) => sum + it, 0);
          const shares = weights.map((weight, index) => [`c${index}`, weight / all] as const);
          const parts = largestRemainder(amount, new Map(shares));
          expect([...parts.values()].reduce((sum, it) => sum + it, 0)).toBe(amount);
          for (const [company, share] of shares) {
            expect(Math.abs((parts.get(company) as number) - amount * share)).toBeLessThan(1 + 1e-6);
          }
          expect(Object.fromEntries(largestRemainder(amount, new Map(shares.toReversed())))).toEqual(
            Object.fromEntries(parts),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
