import type { Dictionary } from "../../language/language.ts";

export const boardWords: Dictionary<{
  title: string;
  titleOf: (from: string, to: string) => string;
  toCalendar: string;
  before: string;
  after: string;
  thisWeek: string;
  machines: string;
  all: string;
  paper: string;
  papers: { a4: string; a3: string };
  machine: string;
  day: string;
  closed: string;
  holiday: string;
  free: string;
  taken: string;
  requested: string;
  offered: string;
  maintenance: string;
  outage: string;
  legend: string;
  legendBooking: string;
  legendRequested: string;
  legendBlock: string;
  legendClosed: string;
  legendNoShow: string;
  legendFacts: string;
  printed: (at: string) => string;
  night: (from: string) => string;
  until: (to: string) => string;
  allDay: string;
  noMachines: string;
}> = {
  ja: {
    title: "週間予約表",
    titleOf: (from, to) => `${from}~${to}`,
    toCalendar: "予約の画面に戻る",
    before: "前の週",
    after: "次の週",
    thisWeek: "今週",
    machines: "設備",
    all: "すべての設備",
    paper: "用紙",
    papers: { a4: "A4横", a3: "A3横" },
    machine: "設備",
    day: "日",
    closed: "閉所",
    holiday: "祝日",
    free: "予約なし",
    taken: "予約済み",
    requested: "承認待ち",
    offered: "仮押さえ",
    maintenance: "保全",
    outage: "使用停止",
    legend: "凡例",
    legendBooking: "予約",
    legendRequested: "承認待ち・仮押さえ(未確定)",
    legendBlock: "保全・使用停止",
    legendClosed: "開放時間外",
    legendNoShow: "無断不使用",
    legendFacts: "下の帯は実績:",
    printed: (at) => `${at} 現在の予約。最新の状況は予約の画面でご確認ください。`,
    night: (from) => `${from}~翌日`,
    until: (to) => `前日~${to}`,
    allDay: "終日",
    noMachines: "設備が登録されていません",
  },
  en: {
    title: "Weekly board",
    titleOf: (from, to) => `${from} – ${to}`,
    toCalendar: "Back to the calendar",
    before: "Week before",
    after: "Week after",
    thisWeek: "This week",
    machines: "Machines",
    all: "All machines",
    paper: "Paper",
    papers: { a4: "A4 landscape", a3: "A3 landscape" },
    machine: "Machine",
    day: "Day",
    closed: "Closed",
    holiday: "Holiday",
    free: "Nothing booked",
    taken: "Booked",
    requested: "awaits approval",
    offered: "held",
    maintenance: "Maintenance",
    outage: "Out of use",
    legend: "Legend",
    legendBooking: "Booked",
    legendRequested: "Awaits approval or held, not yet confirmed",
    legendBlock: "Maintenance, out of use",
    legendClosed: "Outside open hours",
    legendNoShow: "No-show",
    legendFacts: "Beneath, what the machine did:",
    printed: (at) => `Bookings as of ${at}. The calendar has the latest.`,
    night: (from) => `${from} – next day`,
    until: (to) => `until ${to}`,
    allDay: "All day",
    noMachines: "There are no machines",
  },
};
