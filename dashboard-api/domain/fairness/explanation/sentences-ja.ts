import type { UsePart } from "../use/use-line.ts";
import type { Sentences } from "./fact.ts";

const number = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 1, signDisplay: "exceptZero" });
const ratio = new Intl.NumberFormat("ja-JP", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat("ja-JP", { style: "percent", maximumFractionDigits: 1 });

export const partNamesJa: Readonly<Record<UsePart, string>> = {
  booked: "予約時間",
  used: "予約時間内の利用",
  outsidePlan: "予約時間のうち稼働計画外の利用",
  early: "予約開始前の利用",
  overrun: "予約終了後の超過利用",
  assigned: "予約外の利用(委員会等による割当分)",
  lateReleased: "期限後に取消し・返却された時間",
  takenOver: "期限後の取消し・返却のうち、その後ほかで利用された時間(控除)",
  blocked: "他社の利用により使用できなかった時間(控除)",
  excused: "故障等による免除時間(控除)",
  unassigned: "利用者未確定の時間",
};

/** How a Japanese committee would put it, in minutes that go to its members. */
export const japanese: Sentences = {
  entitlement: ({ share }, member) => `${member}の対象期間における持分は${percent.format(share)}です。`,
  use: ({ hours, all, share }) =>
    `ご利用は換算${number.format(hours)}時間で、会員全体(${number.format(all)}時間)の${percent.format(share)}にあたります。`,
  nobodyUsed: () => "対象期間中、会員によるご利用はありませんでした。",
  moreThanEntitled: ({ relative, hours }) =>
    `持分に対する利用の割合は${ratio.format(relative)}倍で、持分相当を${number.format(hours)}時間上回っています。`,
  lessThanEntitled: ({ relative, hours }) =>
    `持分に対する利用の割合は${ratio.format(relative)}倍で、持分相当を${number.format(hours)}時間下回っています。`,
  asEntitled: () => "ご利用は、おおむね持分どおりです。",
  part: ({ part, hours }) => `内訳 ${partNamesJa[part]}:${signed.format(hours)}時間`,
  sumOfParts: ({ hours }) => `内訳の合計は${number.format(hours)}時間で、上記のご利用時間と一致します。`,
  unassigned: ({ hours, lower, upper }) =>
    `利用者が確定していない時間が${number.format(hours)}時間あります。その扱いにより、利用の割合は${percent.format(lower)}から${percent.format(upper)}までの範囲で変わります。`,
  coverage: ({ share }) =>
    share < 1
      ? `対象時間の${percent.format(share)}を稼働データで確認しています。確認できない時間は、有利にも不利にも扱っていません。`
      : "対象時間のすべてを稼働データで確認しています。",
  peak: ({ relative }) => `繁忙時間帯に限ると、持分に対する利用の割合は${ratio.format(relative)}倍です。`,
  demand: ({ requested, granted, met }) =>
    `ご希望の${number.format(requested)}時間に対し、${number.format(granted)}時間(${percent.format(met)})を確保しました。`,
  shortfall: ({ fair, hours }) =>
    `持分に応じた公平な配分は${number.format(fair)}時間で、これに${number.format(hours)}時間不足しています。`,
  noShortfall: ({ fair }) => `持分に応じた公平な配分は${number.format(fair)}時間で、不足は生じていません。`,
  claim: ({ claim, place, of }) =>
    `割当ての優先順位は${of}社中${place}番目です(持分で割り戻した利用実績${number.format(claim)}時間。少ない会員を優先します)。`,
};
