import type { Dictionary } from "../../../language/language.ts";

export const outcomeWords: Dictionary<{
  title: string;
  hint: string;
  show: string;
  toLook: string;
  all: string;
  caption: string;
  when: string;
  machine: string;
  outcome: string;
  used: string;
  usedOf: (used: string, booked: string) => string;
  over: (length: string) => string;
  notYet: string;
  noShowAt: (time: string) => string;
  uncertain: string;
  dispute: string;
  disputeTitle: string;
  disputeHint: string;
  reason: string;
  reasonMissing: string;
  send: string;
  disputed: string;
  none: string;
  noneToLook: string;
  noneToLookHint: string;
  noneHint: string;
}> = {
  ja: {
    title: "使用の実績",
    hint: "過去8週間の予約を、設備の記録と照らし合わせた結果です。違うと思うものは委員会に申し立てられます。",
    show: "表示",
    toLook: "確かめるもの",
    all: "すべて",
    caption: "予約ごとの実績",
    when: "日時",
    machine: "設備",
    outcome: "実績",
    used: "使った時間",
    usedOf: (used, booked) => `${used} / ${booked} 時間`,
    over: (length) => `超過 ${length}`,
    notYet: "判定待ち",
    noShowAt: (time) => `${time} に無断不使用と判定`,
    uncertain: "データのない時間があり、変わることがあります",
    dispute: "異議を申し立てる",
    disputeTitle: "この実績に異議を申し立てますか",
    disputeHint: "委員会が記録と理由を見て決めます。決まるまで「異議あり」と表示されます。",
    reason: "理由",
    reasonMissing: "理由を書いてください",
    send: "申し立てる",
    disputed: "異議を申し立てました。委員会の判断をお待ちください",
    none: "過去8週間に予約はありません",
    noneToLook: "確かめるものはありません",
    noneToLookHint: "無断不使用、一部使用、データなし、食い込まれがあるとここに出ます。",
    noneHint: "予約した時間が過ぎると、設備の記録と照らし合わせてここに出ます。",
  },
  en: {
    title: "What became of our bookings",
    hint: "Bookings of the last eight weeks against the machines' record. What you think is wrong goes to the committee.",
    show: "Show",
    toLook: "To look at",
    all: "All",
    caption: "What became of each booking",
    when: "When",
    machine: "Machine",
    outcome: "Actual",
    used: "Used",
    usedOf: (used, booked) => `${used} of ${booked} h`,
    over: (length) => `overrun ${length}`,
    notYet: "Not judged yet",
    noShowAt: (time) => `Judged a no-show at ${time}`,
    uncertain: "Time without data could still change it",
    dispute: "Dispute",
    disputeTitle: "Dispute this outcome?",
    disputeHint: "The committee looks at the record and your reason. Until then it is marked as disputed.",
    reason: "Reason",
    reasonMissing: "Write the reason",
    send: "Send",
    disputed: "Disputed. The committee decides",
    none: "No bookings in the last eight weeks",
    noneToLook: "Nothing to look at",
    noneToLookHint: "No-shows, partly used time, missing data and time blocked by others appear here.",
    noneHint: "Once booked time has passed it appears here with the machine's record.",
  },
};
