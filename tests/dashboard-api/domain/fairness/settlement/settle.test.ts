import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../../config/micros.ts";
import { correctionOf } from "../../../../../dashboard-api/domain/fairness/settlement/correction.ts";
import { estimate } from "../../../../../dashboard-api/domain/fairness/settlement/estimate.ts";
import { settle } from "../../../../../dashboard-api/domain/fairness/settlement/settle.ts";
import { statementOf } from "../../../../../dashboard-api/domain/fairness/settlement/statement.ts";
import type { UseLine } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";
import { settlementOf, use } from "./settlement-of.ts";

const thirds = new Map(["a", "b", "c"].map((company) => [company, 1 / 3]));
const cost = (amount: number, taxClass = "standard", shares: ReadonlyMap<string, number> = thirds) => ({
  ...{ id: `lease ${amount}`, machine: "mill", amount, taxClass, taxedAt: 0, shares },
});
const charges = (lines: UseLine[], noShows: string[] = []) =>
  settle(settlementOf({ use: lines, noShows: new Set(noShows) })).statements.map((it) => [
    it.company,
    Object.fromEntries(
      it.lines.map((line) => [line.isPeak ? `${line.kind} in peak` : line.kind, line.amount]),
    ),
    it.net,
  ]);

describe("a month's settlement", () => {
  test("three statements of 3,335 yen at 10 % carry 333 yen of tax each, and the total is their sum", () => {
    const { statements, total } = settle(settlementOf({ fixedCosts: [cost(10_005)] }));
    expect(statements.map((it) => [it.company, it.net, it.tax, it.total])).toEqual([
      ["a", 3_335, 333, 3_668],
      ["b", 3_335, 333, 3_668],
      ["c", 3_335, 333, 3_668],
    ]);
    // Taxed anew, 10,005 yen would carry 1,000 yen.
    expect(total).toEqual({ net: 10_005, tax: 999, total: 11_004 });
  });

  test("tax is rounded once per rate, not per line", () => {
    const costs = [cost(15), cost(18), cost(27, "reduced"), cost(9, "exempt")];
    const [statement] = settle(settlementOf({ fixedCosts: costs })).statements;
    expect(statement?.taxes).toEqual([
      { rate: 10, taxable: 11, tax: 1 },
      { rate: 8, taxable: 9, tax: 0 },
      { rate: null, taxable: 3, tax: 0 },
    ]);
  });

  test.each<[string, UseLine[], string[], unknown[]]>([
    [
      "base, hours and peak hours",
      [use("a", "1", "booked", 2), use("a", "1", "booked", 1, { isPeak: true })],
      [],
      ["a", { base: 500, booked: 6_000, "booked in peak": 3_750 }, 10_250],
    ],
    [
      "what is missing to the minimum",
      [use("a", "1", "booked", 0.25)],
      [],
      ["a", { base: 500, booked: 750, minimum: 750 }, 2_000],
    ],
    [
      "overrun, and what others blocked",
      [use("a", "1", "booked", 2), use("a", "1", "overrun", 0.5), use("a", "1", "blocked", -1)],
      [],
      ["a", { base: 500, booked: 6_000, overrun: 1_500, blocked: -3_000 }, 5_000],
    ],
    [
      "nothing where all was excused",
      [use("a", "1", "booked", 2), use("a", "1", "excused", -2)],
      [],
      ["a", { booked: 6_000, excused: -6_000 }, 0],
    ],
    [
      "a late cancellation, less what others took",
      [use("a", "1", "lateReleased", 3), use("a", "1", "takenOver", -1)],
      [],
      ["a", { lateReleased: 4_500, takenOver: -1_500, lateCancelCharge: 300 }, 3_300],
    ],
    [
      "no late cancellation that was booked again",
      [use("a", "1", "lateReleased", 3), use("a", "1", "takenOver", -3)],
      [],
      ["a", { lateReleased: 4_500, takenOver: -4_500 }, 0],
    ],
    [
      "a no-show, by its own rule",
      [use("a", "1", "booked", 2), use("a", "1", "excused", -0.5)],
      ["1"],
      ["a", { noShow: 4_800, excused: -1_200, noShowCharge: 1_000 }, 4_600],
    ],
    [
      "assigned use without base or minimum",
      [use("a", null, "assigned", 0.25)],
      [],
      ["a", { assigned: 750 }, 750],
    ],
    [
      "the rate of the fee class",
      [use("small", "1", "booked", 2)],
      [],
      ["small", { base: 500, booked: 9_000 }, 9_500],
    ],
    [
      "20 minutes of an odd rate, floored",
      [use("out", "1", "booked", 1 / 3)],
      [],
      ["out", { base: 1_000, booked: 2_000, minimum: 2_000 }, 5_000],
    ],
  ])("charges %s", (_, lines, noShows, expected) => {
    expect(charges(lines, noShows)).toEqual([expected]);
  });

  test("names what it cannot charge: nobody's use, use without a fee, a cost without owners", () => {
    const result = settle(
      settlementOf({
        use: [
          use(null, null, "unassigned", 2),
          use("small", "1", "booked", 1, { machine: "cmm" }),
          use("new", "2", "booked", 3),
        ],
        fixedCosts: [cost(700, "standard", new Map())],
      }),
    );
    expect(result.statements).toEqual([]);
    expect(result.unchargedUse).toEqual([
      { reason: "unassigned", company: null, machine: "mill", duration: 2 * HOUR },
      { reason: "noFee", company: "small", machine: "cmm", duration: HOUR },
      { reason: "noFee", company: "new", machine: "mill", duration: 3 * HOUR },
    ]);
    expect(result.unchargedCosts).toEqual([{ cost: "lease 700", amount: 700 }]);
  });

  test("a tax class without a rate is an error that names it", () => {
    expect(() => settle(settlementOf({ fixedCosts: [cost(9, "luxury")] }))).toThrow(
      "tax class luxury has no rate",
    );
  });
});

describe("a correction", () => {
  const input = settlementOf({ use: [use("a", "1", "booked", 1.115)] });
  const [former] = settle(input).statements;
  const [right] = settle(settlementOf({ use: [use("a", "1", "booked", 2.004)] })).statements;
  if (!former || !right) throw new Error("no statements");
  const correction = correctionOf(former, "2026-05-007", right.lines, input.taxRules);

  test("cites the statement, takes back its lines and charges the right ones", () => {
    expect(correction).toMatchObject({ corrects: "2026-05-007", company: "a", period: "2026-05" });
    expect(correction.lines.map((it) => [it.kind, it.amount, it.isReversal])).toEqual([
      ["base", -500, true],
      ["booked", -3_345, true],
      ["base", 500, false],
      ["booked", 6_012, false],
    ]);
    expect(correction.net).toBe(2_667);
  });

  test("comes, with what it corrects, to what a right statement would have said, tax included", () => {
    // The difference of 2,667 yen, taxed by itself, would carry one yen less.
    expect([former.tax, right.tax, former.tax + correction.tax]).toEqual([384, 651, 651]);
    expect(former.total + correction.total).toBe(right.total);
  });

  test("may be corrected in its turn, down to nothing", () => {
    const second = correctionOf(correction, "2026-05-008", [], input.taxRules);
    expect(second.lines.map((it) => it.amount)).toEqual([-500, -6_012]);
    expect(former.total + correction.total + second.total).toBe(0);
  });

  test("a statement with nothing in it totals nothing", () => {
    expect(statementOf({ company: "a", period: null, corrects: null }, [], input.taxRules)).toMatchObject({
      ...{ net: 0, tax: 0, total: 0, taxes: [] },
    });
  });
});

describe("an estimate", () => {
  const input = settlementOf({});

  test("is the statement that the kept booking alone would make", () => {
    const days = [{ from: 0, offPeak: 90 * MINUTE, peak: HOUR }];
    const planned = { company: "a", machine: "mill", days };
    expect(estimate(planned, input)).toMatchObject({
      period: null,
      net: 500 + 4_500 + 3_750,
      tax: 875,
      total: 9_625,
    });
  });

  test("is null where no fee is set", () => {
    expect(
      estimate({ company: "small", machine: "cmm", days: [{ from: 0, offPeak: HOUR, peak: 0 }] }, input),
    ).toBeNull();
  });
});
