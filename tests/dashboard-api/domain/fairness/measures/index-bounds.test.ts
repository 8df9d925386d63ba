import fc from "fast-check";
import { expect, test } from "vitest";
import { gini } from "../../../../../dashboard-api/domain/fairness/measures/gini.ts";
import { indexBounds } from "../../../../../dashboard-api/domain/fairness/measures/index-bounds.ts";
import { jainWeighted } from "../../../../../dashboard-api/domain/fairness/measures/jain-weighted.ts";
import { anyMembers } from "./members-of.ts";

const member = (company: string, entitlement: number, use: number) => ({ company, entitlement, use });

test("10 hours that are nobody's yet, given to the one behind, make it as fair as it can be", () => {
  const members = [member("a", 1, 20), member("b", 1, 30)];
  expect(indexBounds(members, 10, jainWeighted)).toEqual({ lower: expect.closeTo(0.9, 12), upper: 1 });
  expect(indexBounds(members, 10, gini)).toEqual({ lower: 0, upper: expect.closeTo(1 / 6, 12) });
  // Half of it would do already: the other half is divided.
  expect(indexBounds(members, 20, gini)?.lower).toBeCloseTo(0, 12);
});

test("without unassigned use the index is certain, and without any use there is none", () => {
  const members = [member("a", 1, 20), member("b", 3, 30)];
  const value = jainWeighted(members);
  expect(indexBounds(members, 0, jainWeighted)).toEqual({ lower: value, upper: value });
  expect(indexBounds([member("a", 1, 0)], 5, gini)).toBeNull();
});

test.each([
  ["Jain weighted", jainWeighted],
  ["Gini", gini],
])("%s lies within its bounds however unassigned use is divided", (_, measure) => {
  const parts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(
      anyMembers,
      fc.double({ min: 0, max: 200, noNaN: true }),
      parts,
      (members, unassigned, weights) => {
        const bounds = indexBounds(members, unassigned, measure);
        const entitled = members.filter((it) => it.entitlement > 0);
        const all = entitled.reduce((sum, _, index) => sum + (weights[index] ?? 0), 0) || 1;
        const divided = entitled.map((it, index) => ({
          ...it,
          use: it.use + (unassigned * (weights[index] ?? 0)) / all,
        }));
        const isDivided = weights.slice(0, entitled.length).some((it) => it > 0) || unassigned === 0;
        const value = measure(divided);
        if (!bounds || value === null || !isDivided) return true;
        return value >= bounds.lower - 1e-9 && value <= bounds.upper + 1e-9;
      },
    ),
    { numRuns: 3_000 },
  );
});
