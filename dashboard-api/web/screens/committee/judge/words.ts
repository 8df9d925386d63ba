import type { Dictionary } from "../../../language/language.ts";
import type { CaseKind } from "./judge-case.ts";
import type { Advice } from "./suggestion.ts";

/** What waits: counts, filters, and the rows of the list. */
export const judgeWords: Dictionary<{
  title: string;
  show: string;
  all: string;
  decided: string;
  kind: Record<CaseKind, string>;
  kindNotes: Record<CaseKind, string>;
  count: (count: number) => string;
  none: string;
  days: (days: number) => string;
  oldest: (day: string, age: string) => string;
  deadline: (at: string, left: string) => string;
  overdue: string;
  settles: (count: number) => string;
  toSettlement: string;
  machine: string;
  company: string;
  every: string;
  noneFits: string;
  clear: string;
  nothing: string;
  nothingWay: string;
  nothingDecided: string;
  readOnly: string;
  officeNote: string;
  lookedBack: (days: number) => string;
  keys: string;
  list: string;
  heads: { case: string; when: string; strip: string; says: string; advice: string };
  /** Head of the last column, of what is decided. */
  decision: string;
  nobody: string;
  runs: (count: number, length: string) => string;
  notYet: string;
  startsIn: (length: string) => string;
  wantsOutage: (until: string) => string;
  select: (what: string) => string;
  advice: Record<Exclude<Advice, "assign">, string>;
  assignTo: (company: string) => string;
  waived: string;
  excused: string;
  upheld: string;
  assignedTo: (company: string) => string;
}> = {
  ja: {
    title: "判断が必要なもの",
    show: "表示するもの",
    all: "すべて",
    decided: "判断済み",
    kind: {
      request: "承認待ち",
      dispute: "異議申立て",
      fault: "不具合",
      "no-show": "無断不使用",
      "unbooked-use": "予約外使用",
    },
    kindNotes: {
      request: "会員外の予約です。開始までに承認か却下を決めてください。",
      dispute: "会社が、記録された結果に異議を申し立てています。",
      fault: "設備の不具合の報告で、まだ直ったと記録されていないものです。",
      "no-show": "予約の時間に使用が記録されていません。結果を確定するか、免除してください。",
      "unbooked-use":
        "どの予約にも属さない使用です。使用した会社を決めてください。複数を選んで一度に決められます。",
    },
    count: (count) => `${count}件`,
    none: "なし",
    days: (days) => `${days}日前`,
    oldest: (day, age) => `最古 ${day}(${age})`,
    deadline: (at, left) => `期限 ${at}(あと${left})`,
    overdue: "開始時刻を過ぎたものがあります",
    settles: (count) => `${count}件は先月以前のもので、これから確定する精算の金額に関わります。`,
    toSettlement: "精算を見る",
    machine: "設備",
    company: "会社",
    every: "すべて",
    noneFits: "条件に合うものはありません",
    clear: "条件を外す",
    nothing: "判断を待っているものはありません",
    nothingWay: "無断不使用・異議申立て・予約外使用・会員外の予約・不具合が生じると、ここに並びます。",
    nothingDecided: "最近の判断はありません。",
    readOnly: "閲覧のみの権限です。判断は委員会が行います。",
    officeNote: "事務局は予約外使用の割り当てと不具合の記録ができます。そのほかの判断は委員会が行います。",
    lookedBack: (days) => `予約外使用と判断済みのものは、直近${days}日間を表示しています。`,
    keys: "行を選ぶと経緯と判断が開きます。キーボード: ↑↓で移動、Enterで開閉、Escで閉じる。",
    list: "判断が必要なものの一覧",
    heads: {
      case: "種類・設備",
      when: "日時・会社",
      strip: "予約と実績",
      says: "設備の記録",
      advice: "記録からの提案",
    },
    decision: "判断",
    nobody: "使用者不明",
    runs: (count, length) => `${count}回、計${length}`,
    notYet: "まだ記録と照合されていません",
    startsIn: (length) => `開始まで ${length}`,
    wantsOutage: (until) => `${until} までの使用停止の要請`,
    select: (what) => `選ぶ: ${what}`,
    advice: {
      answer: "承認か却下を決める",
      uphold: "結果を確定",
      excuse: "事情を認める(異常停止)",
      waive: "料金を免除(データ不明)",
      hear: "申立てを確かめる",
      ask: "使用者に確認",
      outage: "使用停止を予約に入れる",
      repair: "直ったか確認",
    },
    assignTo: (company) => `${company}に割り当て`,
    waived: "料金を免除",
    excused: "やむを得ない事情と認定",
    upheld: "結果を確定",
    assignedTo: (company) => `${company}の使用と決定`,
  },
  en: {
    title: "What needs a decision",
    show: "What to show",
    all: "All",
    decided: "Decided",
    kind: {
      request: "For approval",
      dispute: "Dispute",
      fault: "Fault",
      "no-show": "No-show",
      "unbooked-use": "Unbooked use",
    },
    kindNotes: {
      request: "An outsider's booking. Approve or refuse it before it begins.",
      dispute: "The company disputes what was recorded.",
      fault: "Reported at a machine, and not yet said to be put right.",
      "no-show": "No use was recorded in the booked time. Uphold it, or waive it.",
      "unbooked-use":
        "Use that belongs to no booking. Decide whose it was; several can be chosen and decided at once.",
    },
    count: (count) => String(count),
    none: "none",
    days: (days) => `${days} d`,
    oldest: (day, age) => `oldest ${day} (${age})`,
    deadline: (at, left) => `until ${at} (${left} left)`,
    overdue: "one should have begun already",
    settles: (count) => `${count} from months before: they change what those months settle.`,
    toSettlement: "Open the settlement",
    machine: "Machine",
    company: "Company",
    every: "All",
    noneFits: "Nothing fits this choice",
    clear: "Show all",
    nothing: "Nothing waits for a decision",
    nothingWay:
      "No-shows, disputes, unbooked use, outsiders' bookings and faults are listed here as they come up.",
    nothingDecided: "Nothing was decided of late.",
    readOnly: "You may look. The committee decides.",
    officeNote: "The office may assign unbooked use and close faults. The committee decides the rest.",
    lookedBack: (days) => `Unbooked use and what was decided: of the last ${days} days.`,
    keys: "A row opens into its story and what can be done. By keyboard: up and down move, Enter opens, Escape closes.",
    list: "What needs a decision",
    heads: {
      case: "Kind, machine",
      when: "When, company",
      strip: "Booked and done",
      says: "What the machine says",
      advice: "What the record suggests",
    },
    decision: "Decision",
    nobody: "nobody's yet",
    runs: (count, length) => `${count} times, ${length} in all`,
    notYet: "not yet compared with the record",
    startsIn: (length) => `begins in ${length}`,
    wantsOutage: (until) => `asks for an outage until ${until}`,
    select: (what) => `Choose ${what}`,
    advice: {
      answer: "approve or refuse",
      uphold: "uphold",
      excuse: "excuse (it was down)",
      waive: "waive the charge (no data)",
      hear: "hear the company",
      ask: "ask who it was",
      outage: "put an outage in the calendar",
      repair: "ask whether it is fixed",
    },
    assignTo: (company) => `assign to ${company}`,
    waived: "charge waived",
    excused: "excused",
    upheld: "upheld",
    assignedTo: (company) => `assigned to ${company}`,
  },
};
