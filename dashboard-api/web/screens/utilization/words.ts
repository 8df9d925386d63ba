import type { Dictionary } from "../../language/language.ts";
import type { Grouping } from "./view.ts";

export type Loss =
  | "running"
  | "setup"
  | "held"
  | "idleBooked"
  | "idleUnbooked"
  | "down"
  | "off"
  | "unknown"
  | "lost";

export const utilizationWords: Dictionary<{
  title: string;
  question: string;
  groupBy: string;
  groupings: Record<Grouping, string>;
  figure: string;
  common: string;
  iso: string;
  whole: string;
  compare: string;
  compareNote: string;
  losses: string;
  lossNote: string;
  lossNames: Record<Loss, string>;
  hours: string;
  hoursNote: string;
  trend: string;
  table: string;
  key: string;
  explain: (name: string, figure: string) => string;
  nothing: string;
  nothingWay: string;
  nobody: string;
  noShift: string;
  week: (number: number) => string;
  outside: (closed: string, maintenance: string) => string;
  version: (number: number) => string;
  none: string;
  less: string;
  more: string;
}> = {
  ja: {
    title: "稼働率",
    question: "設備はどのくらい使われているか。その数字はどのくらい確かか。",
    groupBy: "集計単位",
    groupings: {
      machine: "設備別",
      member: "会社別",
      day: "日別",
      isoWeek: "週別",
      month: "月別",
      shift: "時間区分別",
    },
    figure: "指標",
    common: "基本の指標",
    iso: "ISO 22400",
    whole: "全体",
    compare: "比較",
    compareNote:
      "行を押すと、その数字のもとになった記録が開きます。斜線は、データがないために取りうる幅です。",
    losses: "時間の内訳",
    lossNote: "計画稼働時間(開放時間-計画保全)が何に使われたか",
    lossNames: {
      running: "加工",
      setup: "段取り",
      held: "中断",
      idleBooked: "待機(予約あり)",
      idleUnbooked: "待機(予約なし)",
      down: "異常停止",
      off: "電源断",
      unknown: "不明",
      lost: "欠測",
    },
    hours: "曜日と時間帯",
    hoursNote: "計画稼働時間に対する割合。空白は開放時間外です。",
    trend: "推移",
    table: "数値の表",
    key: "区分",
    explain: (name, figure) => `${name}の${figure}の根拠を開く`,
    nothing: "この期間に計画稼働時間はありません",
    nothingWay: "期間を広げるか、設備の選択を見直してください。",
    nobody: "所属なし",
    noShift: "開放時間外",
    week: (number) => `第${number}週`,
    outside: (closed, maintenance) =>
      `このほか、開放時間外の使用 ${closed} 時間、保全中の使用 ${maintenance} 時間`,
    version: (number) => (number > 0 ? `台帳 第${number}版` : "現在値から計算"),
    none: "開放時間外",
    less: "少",
    more: "多",
  },
  en: {
    title: "Utilization",
    question: "How well are the machines used, and how sure is that?",
    groupBy: "Grouped by",
    groupings: {
      machine: "Machine",
      member: "Company",
      day: "Day",
      isoWeek: "Week",
      month: "Month",
      shift: "Shift",
    },
    figure: "Figure",
    common: "Main figures",
    iso: "ISO 22400",
    whole: "In all",
    compare: "Compared",
    compareNote:
      "A row opens the records that its figure is made of. Hatching is the range left open by missing data.",
    losses: "Where the time went",
    lossNote: "Planned busy time: open hours less planned maintenance",
    lossNames: {
      running: "Running",
      setup: "Setup",
      held: "Held",
      idleBooked: "Idle, booked",
      idleUnbooked: "Idle, not booked",
      down: "Down",
      off: "Off",
      unknown: "Unknown",
      lost: "Lost",
    },
    hours: "Hours of the week",
    hoursNote: "Share of planned busy time. Blank is outside open hours.",
    trend: "Over time",
    table: "Table of figures",
    key: "Group",
    explain: (name, figure) => `Open what the ${figure} of ${name} is made of`,
    nothing: "No planned busy time in this period",
    nothingWay: "Choose a longer period or other machines.",
    nobody: "Nobody",
    noShift: "Outside open hours",
    week: (number) => `W${number}`,
    outside: (closed, maintenance) =>
      `Besides, in use outside open hours: ${closed} h, during maintenance: ${maintenance} h`,
    version: (number) => (number > 0 ? `Ledger version ${number}` : "computed from the present record"),
    none: "Outside open hours",
    less: "less",
    more: "more",
  },
};
