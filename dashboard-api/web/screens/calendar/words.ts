import type { Dictionary } from "../../language/language.ts";

/** Words of the calendar's frame and timeline. */
export interface CalendarWords {
  title: string;
  view: string;
  views: { day: string; week: string; month: string };
  today: string;
  before: string;
  after: string;
  goTo: string;
  week: (number: number) => string;
  weeks: (first: number, last: number) => string;
  filterProcess: string;
  filterMachine: string;
  allProcesses: string;
  allMachines: string;
  machineCount: (shown: number, all: number) => string;
  find: string;
  mine: string;
  mineAll: string;
  book: string;
  print: string;
  weekBoard: string;
  closed: string;
  holiday: string;
  maintenance: string;
  outage: string;
  offered: string;
  taken: string;
  own: string;
  requested: string;
  machines: string;
  legend: string;
  legendPlan: string;
  legendFact: string;
  hintPointer: string;
  hintRow: string;
  hintDraft: string;
  timeline: string;
  rowOf: (machine: string, bookings: number) => string;
  rowEmpty: string;
  draftOf: string;
  moveOf: string;
  noMachines: string;
  showAll: string;
  zoneNote: (site: string) => string;
  free: string;
  freeUntil: (clock: string) => string;
}

export const calendarWords: Dictionary<CalendarWords> = {
  ja: {
    title: "予約",
    view: "表示",
    views: { day: "日", week: "週", month: "月" },
    today: "今日",
    before: "前へ",
    after: "次へ",
    goTo: "日付へ移動",
    week: (number) => `第${number}週`,
    weeks: (first, last) => `第${first}~${last}週`,
    filterProcess: "加工",
    filterMachine: "設備",
    allProcesses: "すべての加工",
    allMachines: "すべての設備",
    machineCount: (shown, all) => (shown === all ? `${all}台` : `${all}台中${shown}台`),
    find: "空きを探す",
    mine: "自社の予約",
    mineAll: "予約一覧",
    book: "予約する",
    print: "印刷",
    weekBoard: "週間表",
    closed: "閉所",
    holiday: "祝日",
    maintenance: "保全",
    outage: "使用停止",
    offered: "仮押さえ",
    taken: "予約済み",
    own: "自社",
    requested: "承認待ち",
    machines: "設備",
    legend: "凡例",
    legendPlan: "上段: 予約",
    legendFact: "下段: 実績",
    hintPointer:
      "空いている時間をドラッグすると予約できます。自社の予約は、ドラッグで移動、端を引くと延長・短縮できます。",
    hintRow: "左右キーで予約を順に読み、上下キーで設備を移り、Enterで開くか新しい予約を始めます。",
    hintDraft:
      "左右キーで移動、Shiftと左右キーで長さ、Ctrlと左右キーで前後の日、上下キーで設備。Enterで決定、Escで取りやめ。",
    timeline: "設備ごとの予約と実績",
    rowOf: (machine, bookings) => `${machine}、予約${bookings}件`,
    rowEmpty: "予約はありません。Enterで新しい予約を始めます。",
    draftOf: "新しい予約",
    moveOf: "予約の変更",
    noMachines: "条件に合う設備がありません",
    showAll: "すべて表示",
    zoneNote: (site) => `時刻は共同工場の時刻(${site})です`,
    free: "空き",
    freeUntil: (clock) => `${clock}まで空き`,
  },
  en: {
    title: "Bookings",
    view: "View",
    views: { day: "Day", week: "Week", month: "Month" },
    today: "Today",
    before: "Back",
    after: "Forward",
    goTo: "Go to a date",
    week: (number) => `week ${number}`,
    weeks: (first, last) => `weeks ${first}–${last}`,
    filterProcess: "Process",
    filterMachine: "Machine",
    allProcesses: "All processes",
    allMachines: "All machines",
    machineCount: (shown, all) =>
      shown === all ? `${all} ${all === 1 ? "machine" : "machines"}` : `${shown} of ${all} machines`,
    find: "Find free time",
    mine: "Our bookings",
    mineAll: "List of bookings",
    book: "Book",
    print: "Print",
    weekBoard: "Weekly board",
    closed: "Closed",
    holiday: "Holiday",
    maintenance: "Maintenance",
    outage: "Out of use",
    offered: "Held offer",
    taken: "Taken",
    own: "Ours",
    requested: "Awaits approval",
    machines: "Machines",
    legend: "Legend",
    legendPlan: "Above: booking",
    legendFact: "Below: actual",
    hintPointer:
      "Drag over free time to book it. Drag a booking of yours to move it, or one of its ends to stretch it.",
    hintRow:
      "Left and right read the bookings, up and down change the machine, Enter opens one or begins a new one.",
    hintDraft:
      "Left and right move, with Shift they change the length, with Ctrl the day; up and down change the machine. Enter decides, Escape gives up.",
    timeline: "Bookings and what machines did",
    rowOf: (machine, bookings) => `${machine}, ${bookings} ${bookings === 1 ? "booking" : "bookings"}`,
    rowEmpty: "No bookings. Enter begins a new one.",
    draftOf: "New booking",
    moveOf: "Change of a booking",
    noMachines: "No machine matches",
    showAll: "Show all",
    zoneNote: (site) => `Times are those of the shared workshop (${site})`,
    free: "Free",
    freeUntil: (clock) => `free until ${clock}`,
  },
};
