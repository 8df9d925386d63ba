import type { Dictionary } from "../../../language/language.ts";

/** Words of the booking's form and of one booking. */
export interface PanelWords {
  newBooking: string;
  newBlock: string;
  changeBlock: string;
  entry: string;
  entries: Record<"booking" | "maintenance" | "outage", string>;
  blockHints: Record<"maintenance" | "outage", string>;
  blockFree: string;
  blockBusy: (count: number) => string;
  displaces: string;
  displacesHint: string;
  blockReason: string;
  blockReasonHint: string;
  blockIt: string;
  blocked: (when: string) => string;
  blockCancelled: string;
  blockEnded: string;
  cancelBlock: string;
  endBlock: string;
  lastDay: string;
  weekBoard: string;
  changeBooking: string;
  booking: string;
  machine: string;
  day: string;
  begin: string;
  end: string;
  endsOn: (day: string) => string;
  length: (text: string) => string;
  company: string;
  chooseCompany: string;
  onBehalf: string;
  onBehalfHint: string;
  person: string;
  nobody: string;
  mentor: string;
  mentorHint: string;
  job: string;
  jobHint: string;
  purpose: string;
  purposes: { within: string; outside: string };
  purposeHint: string;
  repeat: string;
  everyWeeks: string;
  weeks: (count: number) => string;
  until: string;
  occurrences: (good: number, all: number) => string;
  leaveOut: string;
  occurrence: { free: string; busy: string; refused: string };
  seriesWhole: string;
  reason: string;
  reasonHint: string;
  bookIt: string;
  bookSeries: (count: number) => string;
  saveChange: string;
  giveUp: string;
  wait: string;
  waitHint: string;
  booked: (when: string) => string;
  bookedSeries: (made: number, all: number) => string;
  asked: (when: string) => string;
  moved: (when: string) => string;
  undone: string;
  notUndone: string;
  cancelled: string;
  released: string;
  disputed: string;
  raceLost: string;
  kept: string;
  describe: string;
  cancel: string;
  cancelLate: (limit: string) => string;
  release: string;
  releaseHint: string;
  dispute: string;
  disputeHint: string;
  disputeReason: string;
  send: string;
  noSuch: string;
  othersBooking: string;
  free: string;
  openMachine: string;
  discard: string;
}

export const panelWords: Dictionary<PanelWords> = {
  ja: {
    newBooking: "新しい予約",
    newBlock: "設備を止める予定",
    changeBlock: "停止予定の変更",
    entry: "種類",
    entries: { booking: "予約", maintenance: "保全", outage: "使用停止" },
    blockHints: {
      maintenance: "点検・校正・修理など、前もって計画する停止です。この間は誰も予約できません。",
      outage: "故障などで使えない時間です。この間は誰も予約できません。",
    },
    blockFree: "この時間に予約はありません",
    blockBusy: (count) => `この時間に予約が${count}件あります`,
    displaces: "重なる予約を取り消す",
    displacesHint:
      "始まっている予約は停止の開始で終わります。料金はかからず、予約していた会社に通知されます。元に戻せません。",
    blockReason: "理由(記録に残ります)",
    blockReasonHint: "例: 主軸ベアリングの交換",
    blockIt: "停止を登録する",
    blocked: (when) => `停止を登録しました: ${when}`,
    blockCancelled: "停止の予定を取り消しました",
    blockEnded: "停止を終えました。いまから予約できます。",
    cancelBlock: "停止を取り消す",
    endBlock: "いま停止を終える",
    lastDay: "終了日",
    weekBoard: "週間表",
    changeBooking: "予約の変更",
    booking: "予約",
    machine: "設備",
    day: "日",
    begin: "開始",
    end: "終了",
    endsOn: (day) => `終了は${day}`,
    length: (text) => `長さ ${text}`,
    company: "会社",
    chooseCompany: "会社を選んでください",
    onBehalf: "代理予約",
    onBehalfHint: "電話やFAXで頼まれた会社の代わりに予約します。誰が代わりに予約したかが記録に残ります。",
    person: "使用者",
    nobody: "未定",
    mentor: "立会者",
    mentorHint: "使用者に資格がないとき、資格のある人が立ち会います。",
    job: "品番・ロット",
    jobHint: "自社以外には見えません。",
    purpose: "補助事業の目的",
    purposes: { within: "目的内", outside: "目的外" },
    purposeHint: "設備の購入に使った補助金の目的に合う使い方かどうか。",
    repeat: "くり返す",
    everyWeeks: "間隔",
    weeks: (count) => (count === 1 ? "毎週" : `${count}週間ごと`),
    until: "最終日",
    occurrences: (good, all) => `${all}回のうち${good}回が予約できます`,
    leaveOut: "除外",
    occurrence: { free: "可", busy: "先約あり", refused: "不可" },
    seriesWhole: "全部の回が予約できるときだけ予約する",
    reason: "備考(記録に残ります)",
    reasonHint: "代理予約では、誰からの依頼かを書いてください。",
    bookIt: "予約する",
    bookSeries: (count) => `${count}回を予約する`,
    saveChange: "変更する",
    giveUp: "やめる",
    wait: "順番待ちに入る",
    waitHint: "この時間が空いたら、順番に仮押さえでお知らせします。",
    booked: (when) => `予約しました: ${when}`,
    bookedSeries: (made, all) => `${all}回のうち${made}回を予約しました`,
    asked: (when) => `承認を依頼しました: ${when}`,
    moved: (when) => `変更しました: ${when}`,
    undone: "元に戻しました",
    notUndone: "元に戻せませんでした。すでに次の予約が入ったか、規則に合いません。",
    cancelled: "予約を取り消しました",
    released: "残りの時間を返しました",
    disputed: "異議を記録しました",
    raceLost: "一足先にほかの予約が入りました。入力はそのままです。",
    kept: "入力した内容はそのまま残っています。",
    describe: "内容を変更",
    cancel: "予約を取り消す",
    cancelLate: (limit) =>
      `開始まで${limit}を切っています。いま取り消すと、ほかの会社が使わないかぎり料金がかかります。`,
    release: "残りの時間を返す",
    releaseHint: "いまから先の時間を、ほかの会社が使えるようにします。",
    dispute: "異議を申し立てる",
    disputeHint: "実績の判定に誤りがあるとき、委員会に見直しを求めます。",
    disputeReason: "理由",
    send: "送る",
    noSuch: "この予約は見つかりません。取り消されたか、閲覧の権限がありません。",
    othersBooking: "他社の予約",
    free: "空いています",
    openMachine: "設備の画面",
    discard: "閉じる",
  },
  en: {
    newBooking: "New booking",
    newBlock: "Machine out of use",
    changeBlock: "Change of a time out of use",
    entry: "Kind",
    entries: { booking: "Booking", maintenance: "Maintenance", outage: "Out of use" },
    blockHints: {
      maintenance: "Inspection, calibration or repair that is planned ahead. Nobody can book meanwhile.",
      outage: "It cannot be used, as after a breakdown. Nobody can book meanwhile.",
    },
    blockFree: "Nothing is booked in this time",
    blockBusy: (count) =>
      count === 1 ? "There is a booking in this time" : `There are ${count} bookings in this time`,
    displaces: "Cancel the bookings in its way",
    displacesHint:
      "One that runs ends where this begins. Nothing is charged, and their companies are told. It cannot be undone.",
    blockReason: "Reason (stays on record)",
    blockReasonHint: "For example: spindle bearings are replaced",
    blockIt: "Take out of use",
    blocked: (when) => `Out of use: ${when}`,
    blockCancelled: "The time out of use is cancelled",
    blockEnded: "It is in use again, and can be booked from now on",
    cancelBlock: "Cancel the time out of use",
    endBlock: "End it now",
    lastDay: "Last day",
    weekBoard: "Weekly board",
    changeBooking: "Change of a booking",
    booking: "Booking",
    machine: "Machine",
    day: "Day",
    begin: "From",
    end: "To",
    endsOn: (day) => `Ends on ${day}`,
    length: (text) => `Length ${text}`,
    company: "Company",
    chooseCompany: "Choose a company",
    onBehalf: "Booking on behalf",
    onBehalfHint: "For a company that asked by phone or fax. Who booked for it stays on record.",
    person: "User",
    nobody: "Not settled",
    mentor: "Mentor",
    mentorHint: "Somebody qualified who is there when the user is not.",
    job: "Job or lot",
    jobHint: "Seen by your own company alone.",
    purpose: "Purpose of the grant",
    purposes: { within: "Within", outside: "Outside" },
    purposeHint: "Whether the use fits the purpose of the grant that paid for the machine.",
    repeat: "Repeat",
    everyWeeks: "Interval",
    weeks: (count) => (count === 1 ? "Every week" : `Every ${count} weeks`),
    until: "Last day",
    occurrences: (good, all) => `${good} of ${all} can be booked`,
    leaveOut: "Left out",
    occurrence: { free: "Free", busy: "Taken", refused: "Refused" },
    seriesWhole: "Book only if all can be had",
    reason: "Remark (stays on record)",
    reasonHint: "When booking on behalf, say who asked.",
    bookIt: "Book",
    bookSeries: (count) => `Book ${count} ${count === 1 ? "time" : "times"}`,
    saveChange: "Save the change",
    giveUp: "Give up",
    wait: "Wait in line",
    waitHint: "When this time becomes free it is held for you in your turn, and you are told.",
    booked: (when) => `Booked: ${when}`,
    bookedSeries: (made, all) => `Booked ${made} of ${all}`,
    asked: (when) => `Asked for approval: ${when}`,
    moved: (when) => `Moved: ${when}`,
    undone: "Undone",
    notUndone: "It could not be undone: somebody else has the time by now, or the rules are against it.",
    cancelled: "The booking is cancelled",
    released: "The rest of the time is given back",
    disputed: "The dispute is on record",
    raceLost: "Somebody else was a moment earlier. What you entered is kept.",
    kept: "What you entered is kept.",
    describe: "Change the details",
    cancel: "Cancel the booking",
    cancelLate: (limit) =>
      `It begins in less than ${limit}. Cancelled now, it is charged unless somebody else uses the time.`,
    release: "Give the rest back",
    releaseHint: "The time from now on becomes free for others.",
    dispute: "Dispute",
    disputeHint: "Asks the committee to look again at what became of it.",
    disputeReason: "Reason",
    send: "Send",
    noSuch: "There is no such booking: it was cancelled, or it is not yours to see.",
    othersBooking: "Another company's booking",
    free: "Free",
    openMachine: "Machine's page",
    discard: "Close",
  },
};
