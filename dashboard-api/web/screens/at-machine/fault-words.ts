import type { Dictionary } from "../../language/language.ts";

/** Faults that are told without typing. */
export const usualFaults = ["alarm", "tool", "coolant", "noise", "accuracy", "other"] as const;
export type UsualFault = (typeof usualFaults)[number];

/** What somebody at a machine is asked about a fault. */
export const faultWords: Dictionary<{
  usual: Record<UsualFault, string>;
  faultWhat: string;
  faultMore: string;
  faultMoreHint: string;
  out: string;
  outChoices: { none: string; today: string; tomorrow: string; week: string };
  faultDone: string;
  faultDoneHint: string;
}> = {
  ja: {
    usual: {
      alarm: "アラームで止まった",
      tool: "工具・主軸の異常",
      coolant: "切削油・油圧・エア",
      noise: "異音・振動・におい",
      accuracy: "寸法が出ない",
      other: "そのほか",
    },
    faultWhat: "どうしましたか",
    faultMore: "くわしく",
    faultMoreHint: "アラーム番号や起きた状況。そのほかのときは必ず書いてください",
    out: "使用停止",
    outChoices: {
      none: "使える(停止は頼まない)",
      today: "今日いっぱい止めてほしい",
      tomorrow: "明日いっぱい止めてほしい",
      week: "1週間止めてほしい",
    },
    faultDone: "不具合が直ったことを知らせる",
    faultDoneHint: "どう直したか(書かなくてもかまいません)",
  },
  en: {
    usual: {
      alarm: "Stopped with an alarm",
      tool: "Tool or spindle",
      coolant: "Coolant, hydraulics, air",
      noise: "Noise, vibration, smell",
      accuracy: "Out of tolerance",
      other: "Something else",
    },
    faultWhat: "What is wrong?",
    faultMore: "Details",
    faultMoreHint: "Alarm number, what happened. Needed for something else",
    out: "Out of use",
    outChoices: {
      none: "It can be used",
      today: "Ask for an outage for today",
      tomorrow: "Ask for an outage until tomorrow night",
      week: "Ask for an outage of a week",
    },
    faultDone: "Say that the fault is fixed",
    faultDoneHint: "How it was fixed (may stay empty)",
  },
};
