import type { Bilingual } from "../../config/site/text.ts";
import type { Language } from "../routes/request-language.ts";
import { type ObstacleWords, obstacleWords } from "./obstacle-words.ts";

/** What the page at a machine tells in words; `time` is local. */
export interface PageWords {
  readonly pinRefused: (left: number) => string;
  readonly pinLocked: (time: string) => string;
  readonly pinUnset: string;
  readonly why: ObstacleWords;
  readonly faultClosed: string;
  readonly faultOfOthers: string;
}

const ja: PageWords = {
  pinRefused: (left) =>
    `もう一度入力してください。あと${left}回間違えると、この設備ではしばらく使えなくなります。`,
  pinLocked: (time) =>
    `間違いが続いたため、${time}までこの設備では入力できません。急ぐときは、自社の管理者か事務局が暗証番号を設定し直すとすぐ使えます。`,
  pinUnset: "自社の管理者か事務局に、会社の暗証番号の設定を頼んでください。",
  why: obstacleWords.ja,
  faultClosed: "この不具合はすでに解決済みです。",
  faultOfOthers: "この不具合を解決済みにできるのは、報告した会社、委員会、事務局です。",
};

const en: PageWords = {
  pinRefused: (left) => `Try again. After ${left} more wrong ones this machine takes none for a while.`,
  pinLocked: (time) =>
    `Too many were wrong: this machine takes none of your company until ${time}. If it cannot wait, your company's ` +
    "manager or the office sets the PIN anew, and it works at once.",
  pinUnset: "Ask your company's manager or the office to set one.",
  why: obstacleWords.en,
  faultClosed: "This fault is closed already.",
  faultOfOthers: "The company that reported this fault, the committee or the office closes it.",
};

export const pageWords: Record<Language, PageWords> = { ja, en };

/** The same text of both languages. */
export const inBoth = (text: (words: PageWords, language: Language) => string): Bilingual => ({
  ja: text(ja, "ja"),
  en: text(en, "en"),
});
