import type { RuleName } from "../../booking/refusal.ts";
import type { Denial, Step } from "../rounds/outcome.ts";

/** Names of companies as the page writes them, and of wishes (`5軸マシニングセンタ 5/12 9:00`). */
export interface RoundNames {
  readonly company: (id: string) => string;
  readonly wish: (id: string) => string;
}

/** How a turn and a denial are told in one language; steps are counted from 1. */
export interface RoundSentences {
  readonly step: (step: Step, number: number, names: RoundNames) => string;
  readonly denial: (denial: Denial, names: RoundNames) => string;
}

const ja = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 1 });
const en = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const rulesJa: Readonly<Record<RuleName, string>> = {
  openHours: "開放時間外",
  maintenance: "計画保全中",
  granularity: "予約の刻み",
  minimum: "最短時間",
  maximum: "最長時間",
  past: "開始時刻の経過",
  notice: "予約の期限",
  horizon: "予約可能な期間",
  qualification: "操作資格",
  futureBookings: "予約件数の上限",
  quota: "利用枠",
  peakQuota: "混雑時間帯の利用枠",
};
const rulesEn: Readonly<Record<RuleName, string>> = {
  openHours: "opening hours",
  maintenance: "planned maintenance",
  granularity: "the grid of booking times",
  minimum: "the shortest length",
  maximum: "the longest length",
  past: "its start being over",
  notice: "the notice needed",
  horizon: "how far ahead one may book",
  qualification: "the qualification needed",
  futureBookings: "the number of future bookings",
  quota: "the quota of hours",
  peakQuota: "the quota of peak hours",
};

const reasonJa = (denial: Denial, names: RoundNames): string => {
  switch (denial.reason) {
    case "taken":
      return `${denial.step + 1}番目に${names.company(denial.byCompany)}へ割り当てられたため`;
    case "alreadyBooked":
      return "すでに予約が入っているため";
    case "alternativeGranted":
      return `代替のご希望(${names.wish(denial.byWish)})を割り当てたため`;
    case "limitReached":
      return `今回の割当上限(${ja.format(denial.most)}時間。割当済み${ja.format(denial.granted)}時間)を超えるため`;
    case "againstRules":
      return `予約規則(${denial.rules.map((rule) => rulesJa[rule]).join("、")})に合わないため`;
    case "noEntitlement":
      return "持分がないため";
  }
};

const reasonEn = (denial: Denial, names: RoundNames): string => {
  switch (denial.reason) {
    case "taken":
      return `${names.company(denial.byCompany)} took the time in turn ${denial.step + 1}`;
    case "alreadyBooked":
      return "the time was booked already";
    case "alternativeGranted":
      return `its alternative ${names.wish(denial.byWish)} was granted`;
    case "limitReached":
      return `it would exceed the limit of this round (${en.format(denial.most)} h, of which ${en.format(denial.granted)} h are granted)`;
    case "againstRules":
      return `rules of booking are against it (${denial.rules.map((rule) => rulesEn[rule]).join(", ")})`;
    case "noEntitlement":
      return "the company has no share";
  }
};

export const roundSentences: Readonly<Record<"ja" | "en", RoundSentences>> = {
  ja: {
    step: (step, number, names) => {
      const [who, what] = [names.company(step.company), names.wish(step.wish)];
      const claim = `持分で割り戻した利用実績が${ja.format(step.claimBefore)}時間`;
      if (step.drawnAmong.length > 0) {
        const tied = `最も少ない会員が${step.drawnAmong.length}社並んだため、公表した乱数の種による抽選で決めました`;
        return `${number}番目:${who}に${what}を割り当てました。${claim}で${tied}。`;
      }
      return step.runnerUp
        ? `${number}番目:${who}に${what}を割り当てました。${claim}で、希望の残る${step.contenders}社のうち最も少なかったためです(次点は${names.company(step.runnerUp.company)}の${ja.format(step.runnerUp.claim)}時間)。`
        : `${number}番目:${who}に${what}を割り当てました。ほかに希望の残る会員はありませんでした。`;
    },
    denial: (denial, names) =>
      `${names.company(denial.company)}の${names.wish(denial.wish)}は、${reasonJa(denial, names)}、割当てを見送りました。`,
  },
  en: {
    step: (step, number, names) => {
      const what = `Turn ${number}: ${names.company(step.company)} took ${names.wish(step.wish)}`;
      const claim = `its use divided by its share, ${en.format(step.claimBefore)} h`;
      if (step.drawnAmong.length > 0) {
        return `${what}. With ${claim}, it was one of ${step.drawnAmong.length} companies with the fewest; the published seed decided.`;
      }
      return step.runnerUp
        ? `${what}. With ${claim}, it had the fewest of the ${step.contenders} companies that still had a wish (next: ${names.company(step.runnerUp.company)}, ${en.format(step.runnerUp.claim)} h).`
        : `${what}. No other company had a wish left.`;
    },
    denial: (denial, names) =>
      `${names.company(denial.company)} did not get ${names.wish(denial.wish)}: ${reasonEn(denial, names)}.`,
  },
};
