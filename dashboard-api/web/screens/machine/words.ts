import type { Dictionary } from "../../language/language.ts";
import type { LengthName } from "./view.ts";

type IncidentKind = "gap" | "source-down" | "lost" | "clock-skew" | "clock-step";

export const machineWords: Dictionary<{
  title: string;
  unknownMachine: string;
  unknownWay: string;
  back: string;
  since: (time: string) => string;
  sinceBefore: (time: string) => string;
  book: string;
  atMachine: string;
  sign: string;
  signTitle: (machine: string) => string;
  signWarning: string;
  signText: string;
  signMake: string;
  lengths: Record<LengthName, string>;
  length: string;
  earlier: string;
  later: string;
  closer: string;
  further: string;
  today: string;
  timeline: (machine: string) => string;
  timelineHelp: string;
  nothingYet: string;
  list: string;
  signals: string;
  signalsOwn: string;
  signalsNone: string;
  reason: string;
  reasonHint: string;
  reasonShow: string;
  notOwn: string;
  notOwnWay: string;
  noNumber: string;
  noSamples: string;
  quality: string;
  qualityNote: string;
  alarm: string;
  incidents: string;
  incidentKinds: Record<IncidentKind, string>;
  noIncidents: string;
  when: string;
  what: string;
  why: string;
  count: string;
  day: string;
  openTime: string;
  coverage: string;
  gaps: string;
  rate: (money: string) => string;
}> = {
  ja: {
    title: "設備",
    unknownMachine: "この設備はありません",
    unknownWay: "「現在の状態」の一覧から設備を選んでください。",
    back: "現在の状態へ",
    since: (time) => `${time} から`,
    sinceBefore: (time) => `${time} より前から`,
    book: "この設備を予約する",
    atMachine: "設備の前で使う画面",
    sign: "設備に貼るQRコード",
    signTitle: (machine) => `${machine} のQRコード`,
    signWarning:
      "QRコードは一度だけ表示されます。印刷して設備に貼ってください。QRコードだけでは何も変更できません。操作には会社の暗証番号が必要です。",
    signText: "予約の開始・延長・終了、段取り中、故障の連絡はこちらから",
    signMake: "QRコードを作る",
    lengths: { hour: "1時間", day: "1日", week: "1週間", month: "30日", year: "1年" },
    length: "表示する長さ",
    earlier: "前へ",
    later: "次へ",
    closer: "拡大",
    further: "縮小",
    today: "今日",
    timeline: (machine) => `${machine}の予約と実績`,
    timelineHelp: "ドラッグした範囲を拡大します。+ と − のキーで拡大・縮小、Shift + 矢印キーで移動できます。",
    nothingYet: "まだ始まっていない時間です。",
    list: "状態の記録",
    signals: "信号",
    signalsOwn: "信号は、その時間を予約した会社だけが見られます。",
    signalsNone: "この設備には数値の信号がありません。",
    reason: "閲覧の理由",
    reasonHint: "委員会が信号を見るときは理由が必要です。理由は操作記録に残ります。",
    reasonShow: "信号を表示",
    notOwn: "この範囲には自社の予約でない時間が含まれています",
    notOwnWay: "自社の予約を選ぶと、その時間の信号を表示します。",
    noNumber: "文字の信号です",
    noSamples: "この範囲に記録はありません。",
    quality: "データの質",
    qualityNote: "開放時間のうち、状態が分かっていた割合",
    alarm: "不足",
    incidents: "データに起きたこと",
    incidentKinds: {
      gap: "途切れ",
      "source-down": "接続断",
      lost: "欠測(記録消失)",
      "clock-skew": "時計のずれ",
      "clock-step": "時計の飛び",
    },
    noIncidents: "この範囲では、何も起きていません。",
    when: "時刻",
    what: "内容",
    why: "理由",
    count: "件数",
    day: "日",
    openTime: "開放時間",
    coverage: "データ充足率",
    gaps: "途切れ",
    rate: (money) => `1時間 ${money}(税抜)`,
  },
  en: {
    title: "Machine",
    unknownMachine: "There is no such machine",
    unknownWay: "Choose one on the floor.",
    back: "To the floor",
    since: (time) => `since ${time}`,
    sinceBefore: (time) => `since before ${time}`,
    book: "Book this machine",
    atMachine: "Page for use at the machine",
    sign: "QR code for the machine",
    signTitle: (machine) => `QR code of ${machine}`,
    signWarning:
      "The code is shown this once. Print it and put it on the machine. Alone it changes nothing: acting takes a company's PIN.",
    signText: "Start, extend, finish, set-up and faults: here",
    signMake: "Make the QR code",
    lengths: { hour: "1 hour", day: "1 day", week: "1 week", month: "30 days", year: "1 year" },
    length: "Length shown",
    earlier: "Earlier",
    later: "Later",
    closer: "Closer",
    further: "Further",
    today: "Today",
    timeline: (machine) => `Bookings and actual use of ${machine}`,
    timelineHelp:
      "Drag over a part to enlarge it. The keys + and − enlarge and reduce, Shift and arrows move.",
    nothingYet: "This time has not begun yet.",
    list: "Record of states",
    signals: "Signals",
    signalsOwn: "Signals are seen by the company that booked the time, and by no other.",
    signalsNone: "This machine has no signals with numbers.",
    reason: "Why you look",
    reasonHint: "The committee reads signals with a reason alone. It is kept in the audit log.",
    reasonShow: "Show signals",
    notOwn: "Part of this time was not your company's booking",
    notOwnWay: "Choose one of your bookings to see the signals of its time.",
    noNumber: "A signal of words",
    noSamples: "Nothing was recorded in this time.",
    quality: "Data quality",
    qualityNote: "Share of open hours in which the state was known",
    alarm: "too little",
    incidents: "What happened to the data",
    incidentKinds: {
      gap: "gap",
      "source-down": "connection down",
      lost: "lost (record gone)",
      "clock-skew": "clock off",
      "clock-step": "clock stepped",
    },
    noIncidents: "Nothing happened in this time.",
    when: "When",
    what: "What",
    why: "Why",
    count: "Count",
    day: "Day",
    openTime: "Open hours",
    coverage: "Coverage",
    gaps: "Gaps",
    rate: (money) => `${money} an hour before tax`,
  },
};
