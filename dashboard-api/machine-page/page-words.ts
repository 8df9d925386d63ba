import type { Bilingual } from "../../config/site/text.ts";
import type { Language } from "../routes/request-language.ts";
import type { PageObstacle } from "./possible-actions.ts";

/** What the page at a machine tells in words; `time` is local. */
export interface PageWords {
  readonly pinRefused: (left: number) => string;
  readonly pinLocked: (time: string) => string;
  readonly pinUnset: string;
  readonly why: Record<PageObstacle, (time: string) => string>;
  readonly faultClosed: string;
  readonly faultOfOthers: string;
}

const ja: PageWords = {
  pinRefused: (left) =>
    `もう一度入力してください。あと${left}回間違えると、この設備ではしばらく使えなくなります。`,
  pinLocked: (time) =>
    `間違いが続いたため、${time}までこの設備では入力できません。急ぐときは、自社の管理者か事務局が暗証番号を設定し直すとすぐ使えます。`,
  pinUnset: "自社の管理者か事務局に、会社の暗証番号の設定を頼んでください。",
  why: {
    "no-booking": () => "近い時間にこの会社の予約がありません。先に予約してください。",
    "not-yet": (time) => `予約の時間がまだ来ていません。${time}から始められます。`,
    "others-slot": (time) => `${time}まで別の会社の予約です。`,
    "not-approved": () => "予約が委員会の承認を待っています。",
    "out-of-use": (time) => `保全または使用停止のため、${time}まで使えません。`,
    "not-begun": (time) => `予約は${time}に始まります。`,
    "no-room": () => "次の予約か開放時間外の時間が続くか、規則の上限に達しているため、延長できません。",
    "nothing-unbooked": () => "持ち主のない使用はありません。",
  },
  faultClosed: "この不具合はすでに解決済みです。",
  faultOfOthers: "この不具合を解決済みにできるのは、報告した会社、委員会、事務局です。",
};

const en: PageWords = {
  pinRefused: (left) => `Try again. After ${left} more wrong ones this machine takes none for a while.`,
  pinLocked: (time) =>
    `Too many were wrong: this machine takes none of your company until ${time}. If it cannot wait, your company's ` +
    "manager or the office sets the PIN anew, and it works at once.",
  pinUnset: "Ask your company's manager or the office to set one.",
  why: {
    "no-booking": () => "Your company has no booking here soon. Book first.",
    "not-yet": (time) => `It is too early for your booking. You can start from ${time} on.`,
    "others-slot": (time) => `Another company has the machine until ${time}.`,
    "not-approved": () => "The booking waits for the committee's approval.",
    "out-of-use": (time) => `The machine is out of use until ${time}.`,
    "not-begun": (time) => `The booking begins at ${time}.`,
    "no-room": () =>
      "It cannot be longer: another booking or closing time follows, or a rule's limit is reached.",
    "nothing-unbooked": () => "There is no use without an owner.",
  },
  faultClosed: "This fault is closed already.",
  faultOfOthers: "The company that reported this fault, the committee or the office closes it.",
};

export const pageWords: Record<Language, PageWords> = { ja, en };

/** The same text of both languages. */
export const inBoth = (text: (words: PageWords, language: Language) => string): Bilingual => ({
  ja: text(ja, "ja"),
  en: text(en, "en"),
});
