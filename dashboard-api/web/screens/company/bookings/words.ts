import type { Dictionary } from "../../../language/language.ts";

export const bookingsTabWords: Dictionary<{
  left: string;
  leftHint: string;
  window: (days: number, isPeak: boolean) => string;
  used: (used: string, limit: string) => string;
  remaining: (hours: string) => string;
  none: string;
  onlyOn: (machines: string) => string;
  others: (count: number) => string;
  showAll: (count: number) => string;
  offers: string;
  offerHint: string;
  heldFor: (left: string, until: string) => string;
  accept: string;
  decline: string;
  accepted: (what: string) => string;
  declined: string;
  line: string;
  place: (place: number, of: number) => string;
  notKnown: string;
  any: string;
  within: (length: string) => string;
  leave: string;
  left2: string;
  upcoming: string;
  noBookings: string;
  noBookingsHint: string;
  book: string;
  running: string;
  cancel: string;
  cancelled: (what: string) => string;
  undone: string;
  notUndone: string;
  release: string;
  releaseTitle: string;
  releaseHint: (left: string) => string;
  released: (what: string) => string;
  late: (before: string) => string;
  cancelTitle: string;
  keep: string;
  show: string;
  atMachine: string;
}> = {
  ja: {
    left: "予約できる残り時間",
    leftHint: "会社全体の上限です。直前の予約は数えません。",
    window: (days, isPeak) => `${days}日間${isPeak ? "・混雑時間帯" : ""}`,
    used: (used, limit) => `${used} / ${limit} 時間を予約済み`,
    remaining: (hours) => `残り ${hours} 時間`,
    none: "予約時間の上限はありません。",
    onlyOn: (machines) => `対象: ${machines}`,
    others: (count) => `ほかの上限(${count}件)`,
    showAll: (count) => `すべて表示(${count}件)`,
    offers: "仮押さえ(順番が来ました)",
    offerHint: "期限までに承諾すると予約になります。期限を過ぎると次の会社に回ります。",
    heldFor: (left, until) => `あと ${left}(${until} まで)`,
    accept: "承諾する",
    decline: "見送る",
    accepted: (what) => `予約しました: ${what}`,
    declined: "見送りました。次の会社に回ります",
    line: "順番待ち",
    place: (place, of) => `${of}社中 ${place}番目`,
    notKnown: "順番は計算中です",
    any: "どの設備でもよい",
    within: (length) => `この間の ${length}`,
    leave: "順番待ちをやめる",
    left2: "順番待ちをやめました",
    upcoming: "これからの予約",
    noBookings: "これからの予約はありません",
    noBookingsHint: "予約の画面で空いている時間を選ぶと予約できます。",
    book: "予約する",
    running: "使用時間中",
    cancel: "取り消す",
    cancelled: (what) => `取り消しました: ${what}`,
    undone: "予約を元に戻しました",
    notUndone: "元に戻せませんでした。その時間がほかの会社に取られたか、予約の規則に合いません。",
    release: "残りを空ける",
    releaseTitle: "残りの時間を空けますか",
    releaseHint: (left) => `残り ${left} をほかの会社が使えるようになります。取り消せません。`,
    released: (what) => `残りの時間を空けました: ${what}`,
    late: (before) =>
      `開始まで ${before} を切っているため、直前取消になります。ほかの会社が使わなければ料金がかかります。`,
    cancelTitle: "この予約を取り消しますか",
    keep: "取り消さない",
    show: "変更",
    atMachine: "設備の画面",
  },
  en: {
    left: "Hours left to book",
    leftHint: "Limits of the whole company. Bookings at short notice do not count.",
    window: (days, isPeak) => `${days} days${isPeak ? ", peak hours" : ""}`,
    used: (used, limit) => `${used} of ${limit} h booked`,
    remaining: (hours) => `${hours} h left`,
    none: "There is no limit on booked hours.",
    onlyOn: (machines) => `On ${machines}`,
    others: (count) => `Other limits (${count})`,
    showAll: (count) => `Show all ${count}`,
    offers: "Held offers: it is your turn",
    offerHint: "Accept in time and it is booked; after that it goes to the next company.",
    heldFor: (left, until) => `${left} left (until ${until})`,
    accept: "Accept",
    decline: "Decline",
    accepted: (what) => `Booked: ${what}`,
    declined: "Declined. The next company is asked",
    line: "Waitlist",
    place: (place, of) => `Place ${place} of ${of}`,
    notKnown: "The place is being worked out",
    any: "Any machine",
    within: (length) => `${length} within it`,
    leave: "Leave the line",
    left2: "You left the line",
    upcoming: "Upcoming bookings",
    noBookings: "No upcoming bookings",
    noBookingsHint: "Choose free time on the bookings screen.",
    book: "Book",
    running: "Running",
    cancel: "Cancel",
    cancelled: (what) => `Cancelled: ${what}`,
    undone: "The booking is back",
    notUndone: "It could not be undone: another company has the time by now, or the rules are against it.",
    release: "Give the rest up",
    releaseTitle: "Give the rest of the time up?",
    releaseHint: (left) => `The remaining ${left} become free for others. It cannot be undone.`,
    released: (what) => `The rest is free: ${what}`,
    late: (before) =>
      `It begins in less than ${before}: a late cancellation, charged unless another company uses the time.`,
    cancelTitle: "Cancel this booking?",
    keep: "Keep it",
    show: "Change",
    atMachine: "At the machine",
  },
};
