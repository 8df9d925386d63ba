import type { Dictionary } from "../../language/language.ts";

export const floorWords: Dictionary<{
  title: string;
  answer: (free: number, all: number) => string;
  onlyFree: string;
  wall: string;
  leaveWall: string;
  since: (clock: string, length: string) => string;
  sinceBefore: (clock: string) => string;
  lastHeard: (moment: string, length: string) => string;
  neverHeard: string;
  asOf: (clock: string) => string;
  slotOf: (company: string, until: string) => string;
  own: string;
  someone: string;
  maintenance: (until: string) => string;
  outage: (until: string) => string;
  freeUntil: (time: string) => string;
  freeToday: string;
  isFree: string;
  isTaken: string;
  isBlocked: string;
  isUnbooked: string;
  isOverrun: string;
  isNoData: string;
  closed: (opens: string) => string;
  isClosed: string;
  next: (time: string, company: string) => string;
  nextNone: string;
  book: string;
  strip: (machine: string) => string;
  legend: string;
  legendStrip: string;
  noneFree: string;
  showAll: string;
  empty: string;
  emptyHint: string;
  gateways: (names: string) => string;
}> = {
  ja: {
    title: "現在の状態",
    answer: (free, all) => `${all}台中${free}台が空き`,
    onlyFree: "空きのみ",
    wall: "壁掛け表示",
    leaveWall: "通常の表示",
    since: (clock, length) => `${clock} から(${length})`,
    sinceBefore: (clock) => `${clock} より前から`,
    lastHeard: (moment, length) => `最後の確認 ${moment}(${length}前)`,
    neverHeard: "まだ一度も確認できていません",
    asOf: (clock) => `${clock} 時点`,
    slotOf: (company, until) => `${company} ~${until}`,
    own: "自社",
    someone: "予約済み",
    maintenance: (until) => `保全 ~${until}`,
    outage: (until) => `使用停止 ~${until}`,
    freeUntil: (time) => `${time} まで使えます`,
    freeToday: "7日先まで予約なし",
    isFree: "空き",
    isTaken: "予約中",
    isBlocked: "使用不可",
    isUnbooked: "予約外使用",
    isOverrun: "超過",
    isNoData: "状態不明",
    closed: (opens) => `次に開くのは ${opens}`,
    isClosed: "時間外",
    next: (time, company) => `次 ${time} ${company}`,
    nextNone: "次の予約なし",
    book: "予約する",
    strip: (machine) => `${machine} 今日の予約と実績`,
    legend: "凡例",
    legendStrip: "帯の上段は予約(太枠は自社)、下段は実績。赤線が現在。",
    noneFree: "いま空いている設備はありません",
    showAll: "すべて表示",
    empty: "設備が登録されていません",
    emptyHint: "サイト設定ファイルに設備を追加し、サーバーを再起動してください。",
    gateways: (names) => `収集装置が停止しています: ${names}`,
  },
  en: {
    title: "Now",
    answer: (free, all) => `${free} of ${all} free now`,
    onlyFree: "Free only",
    wall: "Wall display",
    leaveWall: "Normal display",
    since: (clock, length) => `since ${clock} (${length})`,
    sinceBefore: (clock) => `since before ${clock}`,
    lastHeard: (moment, length) => `last heard ${moment} (${length} ago)`,
    neverHeard: "no report yet",
    asOf: (clock) => `as of ${clock}`,
    slotOf: (company, until) => `${company} until ${until}`,
    own: "own",
    someone: "Taken",
    maintenance: (until) => `Maintenance until ${until}`,
    outage: (until) => `Out of use until ${until}`,
    freeUntil: (time) => `until ${time}`,
    freeToday: "nothing booked for 7 days",
    isFree: "Free",
    isTaken: "Booked",
    isBlocked: "Not available",
    isUnbooked: "Unbooked use",
    isOverrun: "Overrun",
    isNoData: "State unknown",
    closed: (opens) => `opens ${opens}`,
    isClosed: "Closed",
    next: (time, company) => `next ${time} ${company}`,
    nextNone: "nothing after",
    book: "Book",
    strip: (machine) => `${machine}: bookings and states of today`,
    legend: "Legend",
    legendStrip:
      "Upper band: bookings (own ones in the accent colour). Lower band: what the machine did. Red: now.",
    noneFree: "No machine is free now",
    showAll: "Show all",
    empty: "No machine is registered",
    emptyHint: "Add machines to the site file and start the server anew.",
    gateways: (names) => `Gateways that do not answer: ${names}`,
  },
};
