import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../../config/micros.ts";
import { fairness } from "../../../../../dashboard-api/domain/fairness/measures/fairness.ts";
import { peakFairness } from "../../../../../dashboard-api/domain/fairness/measures/peak-fairness.ts";
import type { UseLine } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";

const valuation = {
  referenceRate: 1_000,
  machines: new Map([["m", { rate: 1_000, peakFactor: 1.5 }]]),
};
const line = (company: string | null, hours: number, isPeak = false): UseLine => ({
  ...{ machine: "m", hour: 0, company, booking: null, isPeak, duration: hours * HOUR },
  part: company === null ? "unassigned" : "booked",
});
const shares = new Map([
  ["a", 0.5],
  ["b", 0.3],
  ["c", 0.2],
]);

describe("fairness of a period", () => {
  const result = fairness(shares, [line("a", 20), line("b", 20), line("out", 7), line(null, 10)], valuation);

  test("tells members' use against entitlement, outsiders and nobody's use apart", () => {
    expect(result.sumOfUse).toBe(40);
    expect(result.outsiders).toEqual(new Map([["out", 7]]));
    expect(result.unassigned).toBe(10);
    expect(result.members.map((it) => [it.company, it.use.value, it.share?.value, it.balance.value])).toEqual(
      [
        ["a", 20, 0.5, 0],
        ["b", 20, 0.5, -8],
        ["c", 0, 0, 8],
      ],
    );
    expect(result.jainWeighted).toBeCloseTo(1 / (0.25 / 0.5 + 0.25 / 0.3), 14);
  });

  test("bounds a member's figures by unassigned use wholly given to it or kept from it", () => {
    const b = result.members[1];
    expect(b?.use).toEqual({ value: 20, lower: 20, upper: 30 });
    expect(b?.share).toEqual({ value: 0.5, lower: 0.4, upper: 0.6 });
    expect(b?.relative?.upper).toBeCloseTo(2, 14);
    expect(b?.balance).toEqual({ value: -8, lower: 0.3 * 50 - 30, upper: 0.3 * 50 - 20 });
  });

  test("ratios of no use are null, its balance 0", () => {
    const none = fairness(shares, [], valuation);
    expect(none).toMatchObject({ jainWeighted: null, jainUnweighted: null, gini: null, lorenz: null });
    expect(none.members[0]).toMatchObject({ share: null, relative: null, balance: { value: 0 } });
  });

  test("no way to divide unassigned use leaves the bounds, and the balances sum to nothing", () => {
    const hours = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(hours, hours, ([a = 0, b = 0, c = 0, open = 0], [p = 0, q = 0, r = 0, rest = 0]) => {
        const used = [line("a", a), line("b", b), line("c", c)];
        const before = fairness(shares, [...used, line(null, open)], valuation);
        const sum = before.members.reduce((total, it) => total + it.balance.value, 0);
        expect(sum).toBeCloseTo(0, 9);
        const parts = p + q + r + rest;
        if (parts === 0) return;
        const part = (weight: number) => Math.floor((open * weight) / parts);
        const given = [line("a", part(p)), line("b", part(q)), line("c", part(r)), line("out", part(rest))];
        const after = fairness(shares, [...used, ...given], valuation);
        for (const [index, member] of after.members.entries()) {
          const bound = before.members[index];
          for (const figure of ["use", "share", "relative", "balance"] as const) {
            const [is, may] = [member[figure], bound?.[figure]];
            if (!is || !may) continue;
            expect(is.value).toBeGreaterThanOrEqual(may.lower - 1e-9);
            expect(is.value).toBeLessThanOrEqual(may.upper + 1e-9);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("peak fairness looks at peak lines and at entitlement to peak hours", () => {
    const stake = (company: string, from: number, until: number) => ({
      ...{ machine: "m", rate: 1 },
      history: [{ from: 0, until: 24 * HOUR, shares: new Map([[company, 1]]) }],
      plannedBusyTime: [{ from: from * HOUR, until: until * HOUR }],
    });
    const peak = [{ from: 9 * HOUR, until: 12 * HOUR }];
    const lines = [line("a", 2, true), line("b", 4, true), line("b", 50)];
    const result = peakFairness([stake("a", 8, 18), stake("b", 11, 20)], lines, valuation, () => peak);
    expect(result.members.map((it) => [it.company, it.entitlement, it.use.value])).toEqual([
      ["a", 0.75, 3],
      ["b", 0.25, 6],
    ]);
  });
});
