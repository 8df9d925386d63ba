import type { Dictionary } from "../../../language/language.ts";
import type { Deed } from "./use-deeds.ts";

interface DeedWords {
  /** On its button. */
  name: string;
  /** What it means, in the dialog. */
  means: string;
  /** Said when it is done. */
  done: string;
}

/** What can be done about a case, and what is asked for it. */
export const deedWords: Dictionary<{
  deeds: Record<Deed | "assign" | "unassign", DeedWords>;
  reason: string;
  reasonHint: string;
  remark: string;
  company: string;
  choose: string;
  nearby: string;
  others: string;
  /** The reason on record of a decision that was taken back. */
  back: string;
  chosen: (count: number, length: string) => string;
  chooseAll: string;
  chooseNone: string;
  assignMany: string;
  assigning: (done: number, of: number) => string;
  assigned: (count: number, company: string) => string;
  unassigned: (count: number) => string;
  failed: (count: number, of: number) => string;
  again: string;
}> = {
  ja: {
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
      close: {
        name: "直ったことを記録する",
        means:
          "不具合を解決済みにします。戻すことはできません。再発したときは、設備の画面から改めて報告してください。",
        done: "不具合を解決済みにしました",
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
    reason: "理由",
    reasonHint: "操作記録に残ります。",
    remark: "どう直したか(任意)",
    company: "使用した会社",
    choose: "選んでください",
    nearby: "前後に予約のある会社",
    others: "その他の会社",
    back: "直前の判断の取消し",
    chosen: (count, length) => `${count}件を選択中(計${length})`,
    chooseAll: "表示中の予約外使用をすべて選ぶ",
    chooseNone: "選択を解除",
    assignMany: "まとめて会社を決める",
    assigning: (done, of) => `割り当て中 ${done} / ${of}`,
    assigned: (count, company) => `${count}件を${company}に割り当てました`,
    unassigned: (count) => `${count}件の割り当てを取り消しました`,
    failed: (count, of) => `${of}件のうち${count}件は割り当てられませんでした`,
    again: "残りをもう一度",
  },
  en: {
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
      close: {
        name: "Say that it is fixed",
        means: "The fault is closed for good. If it comes back, report it anew at the machine's page.",
        done: "Fault closed",
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
    reason: "Reason",
    reasonHint: "It goes on record.",
    remark: "How it was fixed (optional)",
    company: "Company",
    choose: "Choose one",
    nearby: "Booked before or after",
    others: "Other companies",
    back: "The last decision was taken back",
    chosen: (count, length) => `${count} chosen (${length} in all)`,
    chooseAll: "Choose all unbooked use shown",
    chooseNone: "Choose none",
    assignMany: "Say whose they were",
    assigning: (done, of) => `Assigning ${done} of ${of}`,
    assigned: (count, company) => `${count} assigned to ${company}`,
    unassigned: (count) => (count === 1 ? "Assignment taken back" : `${count} assignments taken back`),
    failed: (count, of) => `${count} of ${of} could not be assigned`,
    again: "Try the rest again",
  },
};
