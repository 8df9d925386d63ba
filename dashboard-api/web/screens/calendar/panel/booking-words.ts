import type { BookingOutcome } from "../../../../domain/booking/verdict.ts";
import type { BookingView } from "../../../../routes/booking-view.ts";
import type { Dictionary } from "../../../language/language.ts";

/** What is told of one booking: how it stands and what happened to it. */
export interface BookingWords {
  status: string;
  statuses: Record<string, string>;
  outcome: string;
  outcomes: Record<BookingOutcome, string>;
  because: string;
  excusedBy: Record<"down" | "blocked" | "committee", string>;
  used: string;
  overrun: string;
  unknown: string;
  flags: Record<"early" | "overrun" | "blocked" | "late" | "disputed" | "waived", string>;
  series: string;
  history: string;
  changes: Record<string, string>;
  by: (who: string, company: string | null) => string;
  system: string;
  kinds: Record<BookingView["kind"], string>;
}

export const bookingWords: Dictionary<BookingWords> = {
  ja: {
    status: "状態",
    statuses: {
      requested: "承認待ち",
      confirmed: "確定",
      cancelled: "取消済み",
      refused: "却下",
      offered: "仮押さえ",
      withdrawn: "仮押さえ終了",
    },
    outcome: "実績",
    outcomes: {
      used: "使用",
      "partly-used": "一部使用",
      "no-show": "無断不使用",
      "no-data": "データなし",
      excused: "免除",
    },
    because: "理由",
    excusedBy: {
      down: "開始前から設備が故障停止していたため",
      blocked: "前の使用が続き、使える時間がほとんど残らなかったため",
      committee: "委員会が理由を認めたため",
    },
    flags: {
      early: "前倒し",
      overrun: "超過",
      blocked: "食い込まれ",
      late: "直前取消",
      disputed: "異議あり",
      waived: "免除済み",
    },
    used: "使った時間",
    overrun: "超過した時間",
    unknown: "不明な時間",
    series: "くり返し予約の一つ",
    history: "経過",
    changes: {
      requested: "申し込み",
      blocked: "使用停止に設定",
      confirmed: "確定",
      refused: "却下",
      moved: "移動",
      arrived: "別の設備から移動",
      extended: "延長",
      shortened: "短縮",
      described: "内容の変更",
      resubmitted: "再申請",
      cancelled: "取消",
      released: "返却",
      disputed: "異議",
      waived: "免除",
      offered: "仮押さえ",
      accepted: "仮押さえを承諾",
      withdrawn: "仮押さえ終了",
      started: "開始",
      setup: "段取り開始",
      reminded: "未使用の知らせ",
      seen: "使用を確認",
      "no-show": "無断不使用",
      ended: "実績の判定",
      excused: "不使用を了承",
      upheld: "判定を維持",
    },
    by: (who, company) => (company ? `${who}(${company}の代理)` : who),
    system: "自動",
    kinds: { booking: "予約", maintenance: "保全", outage: "使用停止" },
  },
  en: {
    status: "Status",
    statuses: {
      requested: "Awaits approval",
      confirmed: "Confirmed",
      cancelled: "Cancelled",
      refused: "Refused",
      offered: "Held offer",
      withdrawn: "Offer ended",
    },
    outcome: "Actual",
    outcomes: {
      used: "Used",
      "partly-used": "Partly used",
      "no-show": "No-show",
      "no-data": "No data",
      excused: "Excused",
    },
    because: "Because",
    excusedBy: {
      down: "The machine was down since before the slot",
      blocked: "Others ran on into the slot and left too little of it",
      committee: "The committee accepts why nobody came",
    },
    flags: {
      early: "Early",
      overrun: "Overrun",
      blocked: "Blocked",
      late: "Late cancellation",
      disputed: "Disputed",
      waived: "Waived",
    },
    used: "Used",
    overrun: "Overrun by",
    unknown: "Unknown",
    series: "One of a series",
    history: "What happened",
    changes: {
      requested: "Asked for",
      blocked: "Taken out of use",
      confirmed: "Confirmed",
      refused: "Refused",
      moved: "Moved",
      arrived: "Moved from another machine",
      extended: "Extended",
      shortened: "Shortened",
      described: "Details changed",
      resubmitted: "Asked for again",
      cancelled: "Cancelled",
      released: "Given back",
      disputed: "Disputed",
      waived: "Waived",
      offered: "Held",
      accepted: "Offer accepted",
      withdrawn: "Offer ended",
      started: "Started",
      setup: "Setup began",
      reminded: "Reminded of no use",
      seen: "Use seen",
      "no-show": "No-show",
      ended: "Judged by the record",
      excused: "No use accepted",
      upheld: "Judgement stands",
    },
    by: (who, company) => (company ? `${who} (for ${company})` : who),
    system: "automatic",
    kinds: { booking: "Booking", maintenance: "Maintenance", outage: "Out of use" },
  },
};
