import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../../../config/micros.ts";
import { entitlement } from "../../../../../dashboard-api/domain/fairness/entitlement/entitlement.ts";
import type { Ownership } from "../../../../../dashboard-api/domain/fairness/entitlement/ownership.ts";
import {
  shareHistory,
  sharesByTime,
} from "../../../../../dashboard-api/domain/fairness/entitlement/share-history.ts";
import type { Shares } from "../../../../../dashboard-api/domain/fairness/entitlement/shares.ts";

const nobodys: Ownership = { agreements: [], contributions: [], grants: [], memberships: [] };
const paid = (company: string, amount: number, from = 0, until: number | null = null) => ({
  ...{ company, amount },
  from: from * DAY,
  until: until === null ? null : until * DAY,
});
const belongs = (company: string, from: number, until: number | null) => ({
  ...paid(company, 1, from, until),
});
const agreed = (from: number, shares: Record<string, number>) => ({
  from: from * DAY,
  shares: Object.entries(shares).map(([company, share]) => ({ company, share })),
});
const window = { from: 0, until: 30 * DAY };
const overMonth = (ownership: Partial<Ownership>) =>
  inWords(sharesByTime(shareHistory({ ...nobodys, ...ownership }, window)));
const inWords = (shares: Shares) => Object.fromEntries(shares);
const about = (shares: Record<string, number>) =>
  Object.fromEntries(Object.entries(shares).map(([id, share]) => [id, expect.closeTo(share, 12)]));

describe("shares of one machine over 30 days", () => {
  test.each<[string, Partial<Ownership>, Record<string, number>]>([
    ["nobody's", {}, {}],
    ["divide like contributions", { contributions: [paid("a", 600), paid("b", 200)] }, { a: 0.75, b: 0.25 }],
    [
      "add up what a company paid at different times",
      { contributions: [paid("a", 600), paid("b", 100), paid("b", 100)] },
      { a: 0.75, b: 0.25 },
    ],
    [
      "are those agreed on, if any are",
      { agreements: [agreed(-9, { a: 1, b: 4 })], contributions: [paid("a", 9)] },
      { a: 0.2, b: 0.8 },
    ],
    [
      "count each agreement for the time it held",
      { agreements: [agreed(20, { a: 50, b: 50 }), agreed(-9, { a: 100 })] },
      { a: (20 + 5) / 30, b: 5 / 30 },
    ],
    [
      "fall back to contributions before the first agreement and after one without shares",
      { agreements: [agreed(10, { b: 1 }), agreed(20, {})], contributions: [paid("a", 7, -5)] },
      { a: 20 / 30, b: 10 / 30 },
    ],
    [
      "change when somebody pays in",
      { contributions: [paid("a", 500), paid("b", 500, 15)] },
      { a: 0.75, b: 0.25 },
    ],
    [
      "change when somebody is bought out",
      { contributions: [paid("a", 500), paid("b", 500, 0, 15)] },
      { a: 0.75, b: 0.25 },
    ],
    [
      "pass to the others when a company leaves, and back when it returns",
      {
        contributions: [paid("a", 500), paid("b", 500)],
        memberships: [belongs("b", -90, 10), belongs("b", 20, null)],
      },
      { a: 20 / 30, b: 10 / 30 },
    ],
    [
      "shrink when a company joins an agreement",
      { agreements: [agreed(0, { a: 1, b: 1, c: 2 })], memberships: [belongs("c", 15, null)] },
      { a: 0.375, b: 0.375, c: 0.25 },
    ],
    [
      "leave a grant out of account that divides like the members' part",
      {
        contributions: [paid("a", 300), paid("b", 100)],
        grants: [{ amount: 9_000, from: 0, until: null, shares: [] }],
      },
      { a: 0.75, b: 0.25 },
    ],
    [
      "divide a grant as stated",
      {
        contributions: [paid("a", 300), paid("b", 100)],
        grants: [{ amount: 400, from: 0, until: null, shares: agreed(0, { b: 1, c: 1 }).shares }],
      },
      { a: 300 / 800, b: 300 / 800, c: 200 / 800 },
    ],
  ])("%s", (_, ownership, expected) => {
    expect(overMonth(ownership)).toEqual(about(expected));
  });

  test("a piece ends wherever ownership changes, and pieces leave no hole", () => {
    const ownership = { ...nobodys, contributions: [paid("a", 5, -5, 10), paid("b", 5, 20)] };
    const pieces = shareHistory(ownership, window).map((it) => [
      it.from / DAY,
      it.until / DAY,
      [...it.shares.keys()],
    ]);
    expect(pieces).toEqual([
      [0, 10, ["a"]],
      [10, 20, []],
      [20, 30, ["b"]],
    ]);
  });
});

describe("entitlement across machines", () => {
  const stake = (rate: number, hours: number, shares: Record<string, number>) => ({
    ...{ machine: "m", rate },
    history: shareHistory({ ...nobodys, agreements: [agreed(0, shares)] }, window),
    plannedBusyTime: [{ from: DAY, until: DAY + hours * HOUR }],
  });

  test("weighs each machine by rate x planned busy time, whoever owns it", () => {
    const shares = entitlement([stake(8_000, 10, { a: 1, b: 1 }), stake(2_000, 20, { b: 1, c: 3 })]);
    // 80,000 by halves, 40,000 by 1:3.
    expect(inWords(shares)).toEqual(about({ a: 4 / 12, b: 5 / 12, c: 3 / 12 }));
  });

  test("counts a share for the planned busy time it held, not for closed days", () => {
    const changing = {
      ...{ machine: "m", rate: 1 },
      history: shareHistory({ ...nobodys, agreements: [agreed(0, { a: 1 }), agreed(15, { b: 1 })] }, window),
      plannedBusyTime: [
        { from: 0, until: 6 * HOUR },
        { from: 20 * DAY, until: 20 * DAY + 2 * HOUR },
      ],
    };
    expect(inWords(entitlement([changing]))).toEqual(about({ a: 0.75, b: 0.25 }));
  });

  test("is nobody's where no machine was planned to run", () => {
    expect(entitlement([stake(8_000, 0, { a: 1 })]).size).toBe(0);
    expect(entitlement([]).size).toBe(0);
  });
});
