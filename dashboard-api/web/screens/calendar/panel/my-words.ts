import type { Dictionary } from "../../../language/language.ts";

/** Words of the list of bookings, the line, and the search for free time. */
export interface MyWords {
  title: string;
  titleAll: string;
  running: string;
  coming: string;
  past: string;
  nothing: string;
  nothingHint: string;
  waiting: string;
  offers: string;
  offer: (machine: string) => string;
  heldFor: (left: string) => string;
  offerEnded: string;
  accept: string;
  decline: string;
  accepted: string;
  declined: string;
  place: (place: number, of: number) => string;
  leave: string;
  left: string;
  joined: (place: string) => string;
  findTitle: string;
  length: string;
  from: string;
  found: (count: number) => string;
  nothingFree: string;
  nothingFreeHint: string;
  freeUntil: (clock: string) => string;
}

export const myWords: Dictionary<MyWords> = {
  ja: {
    title: "自社の予約",
    titleAll: "予約一覧",
    running: "いま使用中の時間",
    coming: "これから",
    past: "終わった予約(7日間)",
    nothing: "これからの予約はありません",
    nothingHint: "空いている時間を選ぶか、「空きを探す」で探せます。",
    waiting: "順番待ち",
    offers: "仮押さえ(お返事をお待ちしています)",
    offer: (machine) => `${machine}が空きました`,
    heldFor: (left) => `あと${left}で次の会社へ回ります`,
    offerEnded: "期限が過ぎました",
    accept: "予約する",
    decline: "見送る",
    accepted: "仮押さえを予約にしました",
    declined: "見送りました",
    place: (place, of) => `${of}番中${place}番目`,
    leave: "列から抜ける",
    left: "列から抜けました",
    joined: (place) => `順番待ちに入りました${place ? `(${place})` : ""}`,
    findTitle: "空きを探す",
    length: "使いたい時間",
    from: "いつから",
    found: (count) => `${count}件の空きがあります`,
    nothingFree: "この条件では31日先まで空きがありません",
    nothingFreeHint: "時間を短くするか、設備や加工の絞り込みを広げてください。",
    freeUntil: (clock) => `${clock}まで空き`,
  },
  en: {
    title: "Our bookings",
    titleAll: "List of bookings",
    running: "Running now",
    coming: "Coming",
    past: "Over (7 days)",
    nothing: "No coming bookings",
    nothingHint: "Choose free time in the calendar, or look for it with “Find free time”.",
    waiting: "Waitlist",
    offers: "Held for us (an answer is awaited)",
    offer: (machine) => `${machine} has become free`,
    heldFor: (left) => `Goes to the next in line in ${left}`,
    offerEnded: "No longer held",
    accept: "Book it",
    decline: "Pass",
    accepted: "The held time is booked",
    declined: "Passed on",
    place: (place, of) => `number ${place} of ${of}`,
    leave: "Leave the line",
    left: "Left the line",
    joined: (place) => `In line${place ? ` (${place})` : ""}`,
    findTitle: "Find free time",
    length: "Time needed",
    from: "From",
    found: (count) => `${count} free ${count === 1 ? "slot" : "slots"}`,
    nothingFree: "Nothing is free in the next 31 days",
    nothingFreeHint: "Ask for less time, or for more machines.",
    freeUntil: (clock) => `free until ${clock}`,
  },
};
