import type { PageObstacle } from "./possible-actions.ts";

/** What the page at a machine tells in words; `time` is local. */
export interface PageWords {
  readonly pinRefused: { title: string; detail: (left: number) => string };
  readonly pinLocked: { title: string; detail: (time: string) => string };
  readonly pinUnset: { title: string; detail: string };
  readonly notNow: string;
  readonly why: Record<PageObstacle, (time: string) => string>;
  readonly faultClosed: string;
  readonly faultOfOthers: string;
}

const ja: PageWords = {
  pinRefused: {
    title: "暗証番号が違います",
    detail: (left) =>
      `もう一度入力してください。あと${left}回間違えると、この機械ではしばらく使えなくなります。`,
  },
  pinLocked: {
    title: "暗証番号の入力を止めています",
    detail: (time) =>
      `間違いが続いたため、${time}までこの機械では入力できません。急ぐときは、自社の管理者か事務局が暗証番号を設定し直すとすぐ使えます。`,
  },
  pinUnset: {
    title: "暗証番号がまだありません",
    detail: "自社の管理者か事務局に、会社の暗証番号の設定を頼んでください。",
  },
  notNow: "今はできません",
  why: {
    "no-booking": () => "近い時間にこの会社の予約がありません。先に予約してください。",
    "not-yet": (time) => `予約の時間がまだ来ていません。${time}から始められます。`,
    "others-slot": (time) => `${time}まで別の会社の予約です。`,
    "not-approved": () => "予約が委員会の承認を待っています。",
    "out-of-use": (time) => `保全または停止のため、${time}まで使えません。`,
    "not-begun": (time) => `予約は${time}に始まります。`,
    "no-room": () => "すぐ後に別の予約や閉場時間があるか、規則の上限に達しているため、延長できません。",
    "nothing-unbooked": () => "持ち主のない使用はありません。",
  },
  faultClosed: "この不具合はすでに解決済みです。",
  faultOfOthers: "この不具合を解決済みにできるのは、報告した会社、委員会、事務局です。",
};

const en: PageWords = {
  pinRefused: {
    title: "The PIN is wrong",
    detail: (left) => `Try again. After ${left} more wrong ones this machine takes none for a while.`,
  },
  pinLocked: {
    title: "No PIN is taken now",
    detail: (time) =>
      `Too many were wrong: this machine takes none of your company until ${time}. If it cannot wait, your company's ` +
      "manager or the office sets the PIN anew, and it works at once.",
  },
  pinUnset: {
    title: "The company has no PIN yet",
    detail: "Ask your company's manager or the office to set one.",
  },
  notNow: "It cannot be done now",
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

export const pageWords: Record<"ja" | "en", PageWords> = { ja, en };
