import type { Dictionary } from "../../../language/language.ts";

/** An opened case: what was recorded of it, and what was said about it. */
export const cardWords: Dictionary<{
  strip: (machine: string) => string;
  openMachine: string;
  openBooking: string;
  openCalendar: string;
  judgedAt: (clock: string) => string;
  startedAt: (clock: string) => string;
  neverStarted: string;
  used: (length: string) => string;
  unused: string;
  down: (length: string) => string;
  unknown: (length: string) => string;
  uncertain: string;
  overrun: (length: string) => string;
  blocked: (length: string) => string;
  released: string;
  ran: (length: string) => string;
  setUp: (length: string) => string;
  held: (length: string) => string;
  says: (who: string) => string;
  reopened: (who: string) => string;
  noReason: string;
  reportedAt: (moment: string, company: string) => string;
  somebody: string;
}> = {
  ja: {
    strip: (machine) => `${machine}の予約と実績`,
    openMachine: "設備の記録を見る",
    openBooking: "予約を見る",
    openCalendar: "予約の画面で使用停止を入れる",
    judgedAt: (clock) => `${clock} に無断不使用と判定`,
    startedAt: (clock) => `使用開始 ${clock}`,
    neverStarted: "使用開始の記録なし",
    used: (length) => `予約内の使用 ${length}`,
    unused: "予約内の使用なし",
    down: (length) => `異常停止 ${length}`,
    unknown: (length) => `不明(データなし) ${length}`,
    uncertain: "不明の時間により、結果が変わる可能性があります。",
    overrun: (length) => `超過 ${length}`,
    blocked: (length) => `食い込まれ ${length}`,
    released: "残りの時間は返却済み",
    ran: (length) => `稼働 ${length}`,
    setUp: (length) => `段取り ${length}`,
    held: (length) => `中断 ${length}`,
    says: (who) => `${who}の申立て`,
    reopened: (who) => `判断のやり直し: ${who}`,
    noReason: "(理由の記入なし)",
    reportedAt: (moment, company) => `${moment} ${company}の報告`,
    somebody: "利用者",
  },
  en: {
    strip: (machine) => `${machine}: bookings and what it did`,
    openMachine: "Open the machine's record",
    openBooking: "Open the booking",
    openCalendar: "Put an outage in the calendar",
    judgedAt: (clock) => `a no-show since ${clock}`,
    startedAt: (clock) => `use began ${clock}`,
    neverStarted: "no start recorded",
    used: (length) => `used in the booking ${length}`,
    unused: "no use in the booking",
    down: (length) => `down ${length}`,
    unknown: (length) => `unknown (no data) ${length}`,
    uncertain: "The unknown time could change the outcome.",
    overrun: (length) => `overrun ${length}`,
    blocked: (length) => `blocked ${length}`,
    released: "the rest was given back",
    ran: (length) => `running ${length}`,
    setUp: (length) => `setup ${length}`,
    held: (length) => `held ${length}`,
    says: (who) => `${who} says`,
    reopened: (who) => `Reopened: ${who}`,
    noReason: "(no reason given)",
    reportedAt: (moment, company) => `Reported ${moment} by ${company}`,
    somebody: "somebody",
  },
};
