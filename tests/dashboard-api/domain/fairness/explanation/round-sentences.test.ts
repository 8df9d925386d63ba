import { describe, expect, test } from "vitest";
import { roundSentences } from "../../../../../dashboard-api/domain/fairness/explanation/round-sentences.ts";
import type { Denial, Step } from "../../../../../dashboard-api/domain/fairness/rounds/outcome.ts";

const names = {
  company: (id: string) => ({ a: "山田製作所", b: "佐藤金型" })[id] ?? id,
  wish: (id: string) => `5軸加工機 5月${id}日午前`,
};
const step: Step = {
  ...{ wish: "12", company: "a", claimBefore: 4, claimAfter: 12, contenders: 3 },
  ...{ runnerUp: { company: "b", claim: 6.25 }, drawnAmong: [] },
};
const denied = { wish: "13", company: "b" };

describe("a round in words", () => {
  test.each<[Partial<Step>, string, string]>([
    [
      {},
      "1番目:山田製作所に5軸加工機 5月12日午前を割り当てました。持分で割り戻した利用実績が4時間で、希望の残る3社のうち最も少なかったためです(次点は佐藤金型の6.3時間)。",
      "Turn 1: 山田製作所 took 5軸加工機 5月12日午前. With its use divided by its share, 4 h, it had the fewest of the 3 companies that still had a wish (next: 佐藤金型, 6.3 h).",
    ],
    [
      { drawnAmong: ["a", "b"] },
      "1番目:山田製作所に5軸加工機 5月12日午前を割り当てました。持分で割り戻した利用実績が4時間で最も少ない会員が2社並んだため、公表した乱数の種による抽選で決めました。",
      "Turn 1: 山田製作所 took 5軸加工機 5月12日午前. With its use divided by its share, 4 h, it was one of 2 companies with the fewest; the published seed decided.",
    ],
    [
      { runnerUp: null, contenders: 1 },
      "1番目:山田製作所に5軸加工機 5月12日午前を割り当てました。ほかに希望の残る会員はありませんでした。",
      "Turn 1: 山田製作所 took 5軸加工機 5月12日午前. No other company had a wish left.",
    ],
  ])("tells why a turn was whose it was: %j", (more, ja, en) => {
    expect(roundSentences.ja.step({ ...step, ...more }, 1, names)).toBe(ja);
    expect(roundSentences.en.step({ ...step, ...more }, 1, names)).toBe(en);
  });

  test.each<[Denial, string]>([
    [
      { ...denied, reason: "taken", byWish: "12", byCompany: "a", step: 0 },
      "1番目に山田製作所へ割り当てられたため",
    ],
    [{ ...denied, reason: "alreadyBooked" }, "すでに予約が入っているため"],
    [
      { ...denied, reason: "alternativeGranted", byWish: "14", step: 3 },
      "代替のご希望(5軸加工機 5月14日午前)を割り当てたため",
    ],
    [
      { ...denied, reason: "limitReached", most: 8, granted: 6 },
      "今回の割当上限(8時間。割当済み6時間)を超えるため",
    ],
    [{ ...denied, reason: "noEntitlement" }, "持分がないため"],
  ])("tells why a wish was denied: %j", (denial, why) => {
    expect(roundSentences.ja.denial(denial, names)).toBe(
      `佐藤金型の5軸加工機 5月13日午前は、${why}、割当てを見送りました。`,
    );
    expect(roundSentences.en.denial(denial, names)).toMatch(
      /^佐藤金型 did not get 5軸加工機 5月13日午前: .+\.$/,
    );
  });
});
