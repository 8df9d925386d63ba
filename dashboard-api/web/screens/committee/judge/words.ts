import type { Dictionary } from "../../../language/language.ts";
import type { CaseKind } from "./judge-case.ts";
import type { Deed } from "./use-deeds.ts";

interface DeedWords {
  /** On its button. */
  name: string;
  /** What it means, in the dialog. */
  means: string;
  /** Said when it is done. */
  done: string;
}

export const judgeWords: Dictionary<{
  title: string;
  waiting: (count: number) => string;
  show: string;
  all: string;
  decided: string;
  kinds: Record<CaseKind, string>;
  kindNotes: Record<CaseKind, string>;
  nothing: string;
  nothingWay: string;
  nothingDecided: string;
  readOnly: string;
  officeNote: string;
  lookedBack: (days: number) => string;
  strip: (machine: string) => string;
  openMachine: string;
  openBooking: string;
  nobody: string;
  judgedAt: (clock: string) => string;
  startedAt: (clock: string) => string;
  neverStarted: string;
  used: (length: string) => string;
  unused: string;
  down: (length: string) => string;
  unknown: (length: string) => string;
  uncertain: string;
  overrun: (length: string) => string;
  blocked: (length: string) => string;
  released: string;
  says: (who: string) => string;
  reopened: (who: string) => string;
  noReason: string;
  kind: Record<CaseKind, string>;
  person: string;
  ran: (length: string) => string;
  setUp: (length: string) => string;
  held: (length: string) => string;
  waived: string;
  excused: string;
  upheld: string;
  assignedTo: (company: string) => string;
  reason: string;
  reasonHint: string;
  cancel: string;
  deeds: Record<Deed, DeedWords>;
  company: string;
  choose: string;
  nearby: string;
  others: string;
  back: string;
}> = {
  ja: {
    title: "判断が必要なもの",
    waiting: (count) => `${count}件`,
    show: "表示するもの",
    all: "すべて",
    decided: "判断済み",
    kinds: {
      request: "承認待ち",
      dispute: "異議申立て",
      "no-show": "無断不使用",
      "unbooked-use": "予約外使用",
    },
    kindNotes: {
      request: "会員外の予約です。開始までに承認するか、お断りしてください。",
      dispute: "会社が、記録された結果に異議を申し立てています。",
      "no-show": "予約の時間に使用が記録されていません。",
      "unbooked-use": "どの予約にも属さない使用です。使用した会社を決めてください。",
    },
    nothing: "判断を待っているものはありません",
    nothingWay: "無断不使用・異議申立て・予約外使用・会員外の予約が生じると、ここに並びます。",
    nothingDecided: "最近の判断はありません。",
    readOnly: "閲覧のみの権限です。判断は委員会が行います。",
    officeNote: "事務局は予約外使用の割り当てができます。そのほかの判断は委員会が行います。",
    lookedBack: (days) => `予約外使用と判断済みのものは、直近${days}日間を表示しています。`,
    strip: (machine) => `${machine}の予約と実績`,
    openMachine: "設備の記録を見る",
    openBooking: "予約を見る",
    nobody: "使用者不明",
    judgedAt: (clock) => `${clock} に無断不使用と判定`,
    startedAt: (clock) => `使用開始 ${clock}`,
    neverStarted: "使用開始の記録なし",
    used: (length) => `予約内の使用 ${length}`,
    unused: "予約内の使用なし",
    down: (length) => `異常停止 ${length}`,
    unknown: (length) => `不明(データなし) ${length}`,
    uncertain: "不明の時間により、結果が変わる可能性があります。",
    overrun: (length) => `超過 ${length}`,
    blocked: (length) => `食い込まれ ${length}`,
    released: "残りの時間は返却済み",
    says: (who) => `${who}の申立て`,
    reopened: (who) => `判断のやり直し: ${who}`,
    noReason: "(理由の記入なし)",
    kind: {
      request: "承認待ち",
      dispute: "異議申立て",
      "no-show": "無断不使用",
      "unbooked-use": "予約外使用",
    },
    person: "使用者",
    ran: (length) => `稼働 ${length}`,
    setUp: (length) => `段取り ${length}`,
    held: (length) => `中断 ${length}`,
    waived: "料金を免除",
    excused: "やむを得ない事情と認定",
    upheld: "結果を確定",
    assignedTo: (company) => `${company}の使用と決定`,
    reason: "理由",
    reasonHint: "操作記録に残ります。",
    cancel: "やめる",
    deeds: {
      approve: {
        name: "承認する",
        means: "会員外の会社の予約を承認します。",
        done: "予約を承認しました",
      },
      refuse: {
        name: "断る",
        means: "予約を受け付けず、時間を空けます。",
        done: "予約を断りました",
      },
      excuse: {
        name: "事情を認める",
        means: "やむを得ない事情と認めます。無断不使用ではなくなり、利用からも差し引かれます。",
        done: "やむを得ない事情と認めました",
      },
      waive: {
        name: "料金を免除する",
        means: "結果は記録に残しますが、この予約の料金(無断不使用・遅い取消し)を請求しません。",
        done: "料金を免除しました",
      },
      uphold: {
        name: "結果を確定する",
        means: "記録された結果のとおりとします。料金と利用は、結果のまま計算されます。",
        done: "結果を確定しました",
      },
      dispute: {
        name: "判断をやり直す",
        means: "判断待ちに戻します。これまでの経緯は記録に残ります。",
        done: "判断待ちに戻しました",
      },
      assign: {
        name: "使用した会社を決める",
        means: "この時間の使用を会社に割り当てます。利用と料金に数えられます。",
        done: "会社に割り当てました",
      },
      unassign: {
        name: "割り当てを取り消す",
        means: "使用者不明に戻します。これまでの経緯は記録に残ります。",
        done: "割り当てを取り消しました",
      },
    },
    company: "会社",
    choose: "選んでください",
    nearby: "前後に予約のある会社",
    others: "その他の会社",
    back: "直前の判断の取消し",
  },
  en: {
    title: "What needs a decision",
    waiting: (count) => `${count} waiting`,
    show: "What to show",
    all: "All",
    decided: "Decided",
    kinds: {
      request: "For approval",
      dispute: "Disputes",
      "no-show": "No-shows",
      "unbooked-use": "Unbooked use",
    },
    kindNotes: {
      request: "An outsider's booking. Approve or refuse it before it begins.",
      dispute: "The company disputes what was recorded.",
      "no-show": "No use was recorded in the booked time.",
      "unbooked-use": "Use that belongs to no booking. Decide whose it was.",
    },
    nothing: "Nothing waits for a decision",
    nothingWay: "No-shows, disputes, unbooked use and outsiders' bookings are listed here as they come up.",
    nothingDecided: "Nothing was decided of late.",
    readOnly: "You may look. The committee decides.",
    officeNote: "The office may assign unbooked use. The committee decides the rest.",
    lookedBack: (days) => `Unbooked use and what was decided: of the last ${days} days.`,
    strip: (machine) => `${machine}: bookings and what it did`,
    openMachine: "Open the machine's record",
    openBooking: "Open the booking",
    nobody: "nobody's yet",
    judgedAt: (clock) => `a no-show since ${clock}`,
    startedAt: (clock) => `use began ${clock}`,
    neverStarted: "no start recorded",
    used: (length) => `used in the booking ${length}`,
    unused: "no use in the booking",
    down: (length) => `down ${length}`,
    unknown: (length) => `unknown (no data) ${length}`,
    uncertain: "The unknown time could change the outcome.",
    overrun: (length) => `overrun ${length}`,
    blocked: (length) => `blocked ${length}`,
    released: "the rest was given back",
    says: (who) => `${who} says`,
    reopened: (who) => `Reopened: ${who}`,
    noReason: "(no reason given)",
    kind: {
      request: "For approval",
      dispute: "Dispute",
      "no-show": "No-show",
      "unbooked-use": "Unbooked use",
    },
    person: "Person",
    ran: (length) => `running ${length}`,
    setUp: (length) => `setup ${length}`,
    held: (length) => `held ${length}`,
    waived: "charge waived",
    excused: "excused",
    upheld: "upheld",
    assignedTo: (company) => `assigned to ${company}`,
    reason: "Reason",
    reasonHint: "It goes on record.",
    cancel: "Not now",
    deeds: {
      approve: { name: "Approve", means: "The outsider's booking is confirmed.", done: "Booking approved" },
      refuse: {
        name: "Refuse",
        means: "The booking is refused and its time is free.",
        done: "Booking refused",
      },
      excuse: {
        name: "Excuse",
        means: "There was a good reason. It is no longer a no-show, and it is taken off the company's use.",
        done: "Excused",
      },
      waive: {
        name: "Waive the charge",
        means: "What happened stays on record, but this booking is not charged (no-show, late cancellation).",
        done: "Charge waived",
      },
      uphold: {
        name: "Uphold",
        means: "What was recorded stands. Charges and use are worked out from it.",
        done: "Upheld",
      },
      dispute: {
        name: "Decide again",
        means: "It goes back to what waits. All that happened stays on record.",
        done: "Waiting for a decision again",
      },
      assign: {
        name: "Say whose it was",
        means: "The use in this time is assigned to a company. It counts for its use and its charges.",
        done: "Assigned",
      },
      unassign: {
        name: "Take the assignment back",
        means: "It is nobody's again. All that happened stays on record.",
        done: "Assignment taken back",
      },
    },
    company: "Company",
    choose: "Choose one",
    nearby: "Booked before or after",
    others: "Other companies",
    back: "The last decision was taken back",
  },
};
