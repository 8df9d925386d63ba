import { describe, expect, test } from "vitest";
import { balance } from "../../../../../dashboard-api/domain/fairness/measures/balance.ts";
import { fairShareFactor } from "../../../../../dashboard-api/domain/fairness/measures/fair-share-factor.ts";
import { gini } from "../../../../../dashboard-api/domain/fairness/measures/gini.ts";
import { jainUnweighted } from "../../../../../dashboard-api/domain/fairness/measures/jain-unweighted.ts";
import { jainWeighted } from "../../../../../dashboard-api/domain/fairness/measures/jain-weighted.ts";
import { lorenzCurve } from "../../../../../dashboard-api/domain/fairness/measures/lorenz.ts";
import { shortfall } from "../../../../../dashboard-api/domain/fairness/measures/shortfall.ts";
import { weightedMaxMin } from "../../../../../dashboard-api/domain/fairness/measures/weighted-max-min.ts";
import { membersOf } from "./members-of.ts";

const equally = (uses: number[]) => membersOf(uses.map((use) => [use, 1]));
const unequal = membersOf([
  [50, 50],
  [30, 10],
  [50, 10],
]);
const ten = equally([8, 22, 45, 85, 11, 35, 115, 40, 37, 28]);

describe("golden numbers of the measures, unrounded", () => {
  test.each([
    ["Jain weighted, use 50, 30, 50 of entitled 50, 10, 10", jainWeighted(unequal), 13 / 21, 0.619048],
    ["Jain unweighted of the same", jainUnweighted(unequal), 81 / 105, 0.771429],
    ["Jain unweighted of 1, 4, 5", jainUnweighted(equally([1, 4, 5])), 50 / 63, 0.793651],
    ["Gini of ten equal members", gini(ten), 817 / 2130, 0.383568],
    ["Gini of 10 and 40", gini(equally([10, 40])), 0.3, 0.3],
    ["Gini of 50, 30, 50 of entitled 50, 10, 10", gini(unequal), 32 / 91, 0.351648],
    ["fair-share factor, S .6 and U .25", fairShareFactor(0.25, 0.6), 2 ** (-5 / 12), 0.749154],
  ])("%s", (_, value, exact, printed) => {
    expect(value).toBeCloseTo(exact, 14);
    expect(Number(exact.toFixed(6))).toBe(printed);
  });

  const filled = (capacity: number, demands: number[], weights: number[]) => [
    ...weightedMaxMin(
      capacity,
      demands.map((demand, index) => ({ company: `${index}`, demand, weight: weights[index] as number })),
    ).values(),
  ];
  test.each([
    [10, [2, 2.6, 4, 5], [1, 1, 1, 1], [2, 2.6, 2.7, 2.7]],
    [10, [8, 8, 1], [3, 1, 1], [6.75, 2.25, 1]],
    [10, [8, 8, 1], [1, 1, 1], [4.5, 4.5, 1]],
    [10, [2, 3], [1, 1], [2, 3]],
    [10, [20, 3], [0, 1], [0, 3]],
    [0, [2, 3], [1, 1], [0, 0]],
  ])("weighted max-min of %d among %j with weights %j", (capacity, demands, weights, expected) => {
    const allocation = filled(capacity, demands, weights);
    expect(allocation).toHaveLength(expected.length);
    for (const [index, value] of expected.entries()) expect(allocation[index]).toBeCloseTo(value, 12);
  });

  test("the balance is what a member could still use to have its share", () => {
    expect([balance(0.5, 30, 100), balance(0.25, 30, 100), balance(0.25, 40, 100)]).toEqual([20, -5, -15]);
  });

  test("who did not ask, or got more than its part, has no shortfall", () => {
    expect([shortfall(6.75, 4), shortfall(0, 0), shortfall(2, 5)]).toEqual([2.75, 0, 0]);
  });

  test("the Lorenz curve rises from nothing to everything, the least served first", () => {
    const curve = lorenzCurve(unequal) ?? [];
    expect(curve.map((it) => it.entitlement * 70)).toEqual(
      [0, 50, 60, 70].map((it) => expect.closeTo(it, 10)),
    );
    expect(curve.map((it) => it.use * 130)).toEqual([0, 50, 80, 130].map((it) => expect.closeTo(it, 10)));
  });
});

describe("measures at their edges", () => {
  test.each([jainWeighted, jainUnweighted, gini, lorenzCurve])("%o of no use at all is null", (measure) => {
    expect(measure(equally([0, 0]))).toBeNull();
    expect(measure([])).toBeNull();
  });

  test("one who alone uses everything leaves the index at its share, however many stand by", () => {
    const alone = membersOf([
      [9, 3],
      [0, 5],
      [0, 2],
    ]);
    expect(jainWeighted(alone)).toBeCloseTo(0.3, 14);
    expect(gini(alone)).toBeCloseTo(0.7, 14);
  });

  test("companies without entitlement change no measure", () => {
    const withOutsider = [...unequal, { company: "outsider", entitlement: 0, use: 500 }];
    for (const measure of [jainWeighted, jainUnweighted, gini])
      expect(measure(withOutsider)).toBe(measure(unequal));
  });

  test("the fair-share factor is 1 unused, a half as entitled, 0 without a share", () => {
    expect([fairShareFactor(0, 0.2), fairShareFactor(0.2, 0.2), fairShareFactor(0.1, 0)]).toEqual([
      1, 0.5, 0,
    ]);
  });
});
