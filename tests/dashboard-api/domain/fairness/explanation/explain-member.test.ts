import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../../config/micros.ts";
import {
  explainMember,
  type MemberCase,
} from "../../../../../dashboard-api/domain/fairness/explanation/explain-member.ts";
import type { Fact } from "../../../../../dashboard-api/domain/fairness/explanation/fact.ts";
import { languages, sayAll } from "../../../../../dashboard-api/domain/fairness/explanation/say.ts";
import { fairness } from "../../../../../dashboard-api/domain/fairness/measures/fairness.ts";
import type { UseLine, UsePart } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";

const valuation = { referenceRate: 1_000, machines: new Map([["m", { rate: 1_500, peakFactor: 1.2 }]]) };
const line = (company: string | null, part: UsePart, hours: number, isPeak = false): UseLine => ({
  ...{ machine: "m", hour: 0, company, booking: null, part, isPeak, duration: hours * HOUR },
});
const shares = new Map([
  ["yamada", 0.3],
  ["sato", 0.7],
]);
const lines = [
  line("yamada", "booked", 20),
  line("yamada", "booked", 5, true),
  line("yamada", "overrun", 2),
  line("yamada", "blocked", -1),
  line("sato", "booked", 24),
  line(null, "unassigned", 3),
];
const caseOf = (more: Partial<MemberCase> = {}): MemberCase => ({
  ...{ company: "yamada", fairness: fairness(shares, lines, valuation), lines, valuation },
  ...{ coverage: 0.93, peak: null, demand: { requested: 40, granted: 30, fair: 34 } },
  claims: new Map([
    ["yamada", 12],
    ["sato", 7],
    ["new", Number.POSITIVE_INFINITY],
  ]),
  ...more,
});

describe("the explanation of a member's figure", () => {
  const { facts, lines: own } = explainMember(caseOf());

  test("opens into the member's own lines, whose parts sum to its use", () => {
    expect(own).toEqual(lines.filter((it) => it.company === "yamada"));
    const parts = facts.filter((it) => it.id === "part");
    expect(parts.map((it) => [it.part, it.hours])).toEqual([
      ["booked", 39],
      ["overrun", 3],
      ["blocked", -1.5],
    ]);
    const use = facts.find((it) => it.id === "use");
    expect(facts).toContainEqual({ id: "sumOfParts", hours: 40.5 });
    expect(use?.hours).toBe(40.5);
  });

  test("says it in Japanese as a committee would", () => {
    expect(sayAll(facts, "ja", "株式会社山田製作所")).toEqual([
      "株式会社山田製作所の対象期間における持分は30%です。",
      "ご利用は換算40.5時間で、会員全体(76.5時間)の52.9%にあたります。",
      "持分に対する利用の割合は1.76倍で、持分相当を17.6時間上回っています。",
      "利用者が確定していない時間が4.5時間あります。その扱いにより、利用の割合は50%から55.6%までの範囲で変わります。",
      "内訳 予約時間:+39時間",
      "内訳 予約終了後の超過利用:+3時間",
      "内訳 他社の利用により使用できなかった時間(控除):-1.5時間",
      "内訳の合計は40.5時間で、上記のご利用時間と一致します。",
      "対象時間の93%を稼働データで確認しています。確認できない時間は、有利にも不利にも扱っていません。",
      "ご希望の40時間に対し、30時間(75%)を確保しました。",
      "持分に応じた公平な配分は34時間で、これに4時間不足しています。",
      "割当ての優先順位は2社中2番目です(持分で割り戻した利用実績12時間。少ない会員を優先します)。",
    ]);
  });

  test("says it in English", () => {
    expect(sayAll(facts, "en", "Yamada").slice(0, 4)).toEqual([
      "The share of Yamada in this period is 30%.",
      "It used 40.5 equivalent hours, 52.9% of the 76.5 hours of all members.",
      "Its use is 1.76 times its share, 17.6 hours above it.",
      "Nobody has been settled as the user of 4.5 hours. Depending on whose they are, the member's part of all use is between 50% and 55.6%.",
    ]);
  });

  const ids = (more: Partial<MemberCase>) => explainMember(caseOf(more)).facts.map((it) => it.id);
  test.each<[string, Partial<MemberCase>, Fact["id"], boolean]>([
    ["who used less than entitled", { company: "sato" }, "lessThanEntitled", true],
    ["that nobody used anything", { fairness: fairness(shares, [], valuation) }, "nobodyUsed", true],
    [
      "no shortfall where there is none",
      { demand: { requested: 40, granted: 34, fair: 34 } },
      "noShortfall",
      true,
    ],
    [
      "nothing of demand where nobody asked",
      { demand: { requested: 0, granted: 0, fair: 0 } },
      "demand",
      false,
    ],
    [
      "peak hours where they were looked at",
      { peak: fairness(shares, lines.slice(1, 2), valuation) },
      "peak",
      true,
    ],
    ["no place in line without entitlement", { company: "new" }, "claim", false],
    [
      "nothing of nobody's use where there is none",
      { fairness: fairness(shares, lines.slice(0, 5), valuation) },
      "unassigned",
      false,
    ],
  ])("tells %s", (_, more, id, isTold) => {
    expect(ids(more).includes(id)).toBe(isTold);
  });

  test("use as entitled is called so", () => {
    const even = [line("yamada", "booked", 3), line("sato", "booked", 7)];
    expect(ids({ fairness: fairness(shares, even, valuation), lines: even })).toContain("asEntitled");
  });

  test("every fact can be said in both languages", () => {
    expect(Object.keys(languages.ja).sort()).toEqual(Object.keys(languages.en).sort());
  });
});
