import type { Dictionary } from "../../language/language.ts";

export const whatIfWords: Dictionary<{
  title: string;
  note: string;
  share: string;
  now: string;
  changed: string;
  peakFactor: string;
  peakFactorHint: string;
  quotaHours: string;
  quotaDays: string;
  quotaPeak: string;
  quotaNote: string;
  ask: string;
  reset: string;
  sum: (number: string) => string;
  company: string;
  entitlement: string;
  use: string;
  balance: string;
  refused: (count: string) => string;
  notNumber: string;
}> = {
  ja: {
    title: "もしもの試算",
    note: "持分・混雑時間帯の係数・枠を変えたらどうなるかを試算します。実際の設定は変わりません。",
    share: "持分(比率)",
    now: "現状",
    changed: "試算",
    peakFactor: "混雑時間帯の係数",
    peakFactorHint: "空欄なら現在の設定のまま",
    quotaHours: "1社の上限(時間)",
    quotaDays: "期間(日)",
    quotaPeak: "混雑時間帯だけ数える",
    quotaNote: "上限を入れると、上限を超えた予約がなかったものとして計算します。",
    ask: "試算する",
    reset: "元に戻す",
    sum: (number) => `合計 ${number}`,
    company: "会社",
    entitlement: "持分",
    use: "利用の割合",
    balance: "過不足(時間)",
    refused: (count) => `この上限では${count}件の予約が取れなかったことになります。`,
    notNumber: "0 より大きい数を入力してください",
  },
  en: {
    title: "What if",
    note: "The same figures with other shares, another peak factor or a quota. Nothing is changed.",
    share: "Share (part)",
    now: "As it is",
    changed: "What if",
    peakFactor: "Peak factor",
    peakFactorHint: "empty: as it is set",
    quotaHours: "Limit of a company (h)",
    quotaDays: "within (days)",
    quotaPeak: "Count peak hours alone",
    quotaNote: "With a limit, bookings beyond it are taken as never made.",
    ask: "Work it out",
    reset: "As it was",
    sum: (number) => `in all ${number}`,
    company: "Company",
    entitlement: "Entitlement",
    use: "Share of use",
    balance: "Balance (h)",
    refused: (count) => `With this limit ${count} bookings would not have been made.`,
    notNumber: "a number above 0",
  },
};
