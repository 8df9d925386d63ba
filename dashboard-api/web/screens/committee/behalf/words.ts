import type { Dictionary } from "../../../language/language.ts";

export const behalfWords: Dictionary<{
  title: string;
  note: string;
  readOnly: string;
  company: string;
  machine: string;
  day: string;
  from: string;
  to: string;
  person: string;
  anybody: string;
  qualified: (name: string) => string;
  purpose: string;
  purposes: { within: string; outside: string };
  reason: string;
  reasonHint: string;
  channel: string;
  channels: Record<string, string>;
  choose: string;
  chooseFirst: string;
  strip: (machine: string, day: string) => string;
  before: string;
  after: string;
  book: string;
  booked: (what: string) => string;
  asked: (what: string) => string;
  undone: string;
  undo: string;
  calendar: string;
  pin: string;
}> = {
  ja: {
    title: "代理予約",
    note: "電話や FAX で依頼を受けたときに、会社に代わって予約します。代理であることと理由は記録に残ります。",
    readOnly: "代理予約は委員会と事務局が行います。",
    company: "会社",
    machine: "設備",
    day: "日",
    from: "開始",
    to: "終了",
    person: "使用する人",
    anybody: "指定しない",
    qualified: (name) => `${name}(資格あり)`,
    purpose: "目的",
    purposes: { within: "目的内", outside: "目的外" },
    reason: "理由",
    reasonHint: "依頼した人や受けた方法。会社の予約の履歴に残ります。",
    channel: "受けた方法",
    channels: { phone: "電話で依頼", fax: "FAXで依頼", visit: "来所して依頼" },
    choose: "選んでください",
    chooseFirst: "会社と設備を選ぶと、その日の予約と空きが表示されます。",
    strip: (machine, day) => `${machine} ${day}の予約と実績`,
    before: "前の日",
    after: "次の日",
    book: "予約する",
    booked: (what) => `予約しました: ${what}`,
    asked: (what) => `承認待ちとして受け付けました: ${what}`,
    undone: "予約を取り消しました",
    undo: "代理予約の取消し",
    calendar: "予約表で見る",
    pin: "設備の画面の暗証番号",
  },
  en: {
    title: "Booking on behalf",
    note: "For a company that phones or faxes. That it was booked on its behalf, and why, stays on record.",
    readOnly: "The committee and the office book on behalf of companies.",
    company: "Company",
    machine: "Machine",
    day: "Day",
    from: "From",
    to: "To",
    person: "Person",
    anybody: "nobody named",
    qualified: (name) => `${name} (qualified)`,
    purpose: "Purpose",
    purposes: { within: "within the purpose", outside: "outside the purpose" },
    reason: "Reason",
    reasonHint: "Who asked, and how. It stays in the history of the booking.",
    channel: "How it came",
    channels: { phone: "asked by phone", fax: "asked by fax", visit: "asked in person" },
    choose: "Choose one",
    chooseFirst: "Choose a company and a machine to see what is booked and free that day.",
    strip: (machine, day) => `${machine}, ${day}: bookings and what it did`,
    before: "Day before",
    after: "Day after",
    book: "Book",
    booked: (what) => `Booked: ${what}`,
    asked: (what) => `Taken for approval: ${what}`,
    undone: "Booking cancelled",
    undo: "The booking on behalf was taken back",
    calendar: "Open the calendar",
    pin: "PIN for the page at a machine",
  },
};
