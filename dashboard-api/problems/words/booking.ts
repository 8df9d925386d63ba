import { both } from "../../../config/bilingual.ts";
import type { Booking } from "../../bookings/booking.ts";
import type { WaitlistEntry } from "../../waitlist/waitlist-entry.ts";

type BookingStatus = Booking["status"];
type WaitStatus = WaitlistEntry["status"];

const bookingStatusNames: Record<BookingStatus, string> = {
  requested: "承認待ち",
  confirmed: "確定",
  cancelled: "取消済み",
  refused: "却下",
  offered: "仮押さえ",
  withdrawn: "仮押さえ終了",
};
const waitStatusNames: Record<WaitStatus, string> = {
  waiting: "順番待ち",
  offered: "仮押さえ中",
  granted: "予約済み",
  left: "取下げ",
  declined: "見送り",
  lapsed: "仮押さえの期限切れ",
  expired: "期限切れ",
};

/** What is told to who books, waits in line, or stands at a machine. */
export const bookingTexts = {
  noSuchBooking: both(
    "There is no such booking, or it is not yours to see.",
    "その予約はないか、閲覧の権限がありません。",
  ),
  booksForNobody: both("This role books for nobody.", "この役割では予約できません。"),
  ownCompanyOnly: both("You book for your own company alone.", "予約できるのは自社の分だけです。"),
  changesNothing: both("This role changes no bookings.", "この役割では予約を変更できません。"),
  ofCommittee: both("This is the committee's to decide.", "委員会が決めることです。"),
  takesOutOfUse: both(
    "Only the committee and the office take machines out of use.",
    "設備を使用停止にできるのは委員会と事務局です。",
  ),
  seesNoUnbooked: both("This role looks after no unbooked use.", "この役割では予約外使用を見られません。"),
  assignsUnbooked: both(
    "Only the committee and the office assign unbooked use.",
    "予約外使用の会社を決められるのは委員会と事務局です。",
  ),
  noUnbookedUse: both("The machine had no unbooked use in that time.", "その時間に予約外使用はありません。"),
  noSuchFault: both("There is no such fault on this machine.", "この設備にその不具合の報告はありません。"),
  noWaitlistAtMachine: both(
    "A machine's page sees nothing of the waitlist.",
    "設備の画面では順番待ちを見られません。",
  ),
  noSuchPlace: both(
    "There is no such place in line, or it is not yours to see.",
    "その順番待ちはないか、閲覧の権限がありません。",
  ),
  standsInNoLine: both("This role stands in no line.", "この役割では順番待ちができません。"),
  busy: both(
    "`busy` lists by when; choose another time.",
    "埋まっている時間は `busy` にあります。別の時間をお選びください。",
  ),
  refused: both("`reasons` lists all of them.", "理由はすべて `reasons` にあります。"),
  stale: both(
    "Read it again, and send its new version as If-Match.",
    "読み直し、新しい版を If-Match として送ってください。",
  ),
  keyReused: both("Send every new request with a new key.", "新しい操作には新しい鍵を付けてください。"),
  ifMatch: both(
    "Send the ETag of the booking as you saw it, so that nobody's change is overwritten.",
    "読んだときの予約の ETag を送ってください。ほかの人の変更を上書きしないためです。",
  ),
  offerOver: both(
    "That offer is over: see GET /api/v1/waitlist for how the place in line stands now.",
    "仮押さえは終わっています。順番待ちの現在の状態は GET /api/v1/waitlist で見られます。",
  ),
  noSuchOffer: both("There is no such offer.", "その仮押さえはありません。"),
  acceptedAlready: both(
    "It was accepted already: cancel the booking.",
    "すでに受け入れて予約になっています。予約を取り消してください。",
  ),
  notInLine: (status: WaitStatus) =>
    both(
      `It is no longer in line: it is ${status}.`,
      `順番待ちは終わっています(${waitStatusNames[status]})。`,
    ),
  isFree: both("It is free: book it.", "その時間は空いています。そのまま予約できます。"),
  noSlotPasses: both(
    "No slot within that time passes the rules of booking: widen it.",
    "その範囲には予約規則に合う時間がありません。範囲を広げてください。",
  ),
  deadlineOver: both("The deadline is over.", "期限を過ぎています。"),
  waitsAlready: (entry: string) =>
    both(`Your company waits for it already: ${entry}.`, `同じ順番待ちがすでにあります: ${entry}。`),
  tooManyLines: (most: number) =>
    both(
      `Your company stands in ${most} lines: leave one of them first.`,
      `順番待ちは1社${most}件までです。どれかを取り下げてからお申し込みください。`,
    ),
  overAlready: both("It would be over already.", "終わりの時刻がすでに過ぎています。"),
  acceptFirst: both("It is offered: accept it first.", "仮押さえです。先に受け入れてください。"),
  bookAnew: (status: BookingStatus) =>
    both(
      `It is ${status}: book anew.`,
      `この予約は${bookingStatusNames[status]}です。新しく予約してください。`,
    ),
  isOver: both("It is over.", "この予約は終わっています。"),
  staysOnMachine: both(
    "It has begun: it stays on its machine.",
    "すでに始まっているため、設備は変えられません。",
  ),
  startStays: both(
    "It has begun: its start cannot change.",
    "すでに始まっているため、開始は変えられません。",
  ),
  endBeforeStart: both("It would end before it begins.", "終わりが始まりより前です。"),
  endInPast: both(
    "It would end in the past: release it.",
    "終わりの時刻が過ぎています。残りの時間を返すには「切り上げ」を使ってください。",
  ),
  isStatus: (status: BookingStatus) =>
    both(`It is ${status}.`, `この予約は${bookingStatusNames[status]}です。`),
  declineIt: both("It is offered: decline it.", "仮押さえです。辞退してください。"),
  isAlready: (status: BookingStatus) =>
    both(`It is ${status} already.`, `この予約はすでに${bookingStatusNames[status]}です。`),
  releaseRest: both(
    "It has begun: release the rest of it.",
    "すでに始まっています。残りの時間を返してください。",
  ),
  notBegun: both("It has not begun: cancel it.", "まだ始まっていません。取り消してください。"),
  notWaiting: (status: BookingStatus) =>
    both(
      `It does not wait for approval: it is ${status}.`,
      `承認待ちではありません(現在: ${bookingStatusNames[status]})。`,
    ),
  disputeCompanys: both(
    "Only a company's booking can be disputed.",
    "異議を申し立てられるのは会社の予約だけです。",
  ),
  waiveCompanys: both("Only a company's booking can be waived.", "免除できるのは会社の予約だけです。"),
  excuseCompanys: both(
    "Only a company's booking can be excused.",
    "理由を認められるのは会社の予約だけです。",
  ),
  nothingToUphold: both(
    "It is neither a no-show nor disputed.",
    "無断不使用でも異議のある予約でもありません。",
  ),
  heldNoLonger: both(
    "It was held until a time that has passed: wait in line again, or book another time.",
    "仮押さえの期限が過ぎました。もう一度順番待ちをするか、別の時間を予約してください。",
  ),
};
