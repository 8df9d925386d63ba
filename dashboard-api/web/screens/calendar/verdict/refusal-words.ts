import type { RuleName } from "../../../../domain/booking/refusal.ts";
import type { Dictionary } from "../../../language/language.ts";

/** Parts of a refusal, told in the reader's language: durations, counts and times as they are read. */
export interface RefusalParts {
  readonly limit: string;
  readonly current: string;
  /** How much it is too much or too little; "" where that says nothing. */
  readonly excess: string;
  /** Length of the window that a quota is counted in; "" where it is not known. */
  readonly window: string;
  /** Level that the machine asks for. */
  readonly level: string;
}

export interface RefusalWords {
  rules: Record<RuleName, (parts: RefusalParts) => string>;
  busy: (when: string, who: string) => string;
  somebody: string;
  round: (when: string) => string;
  nextPossible: (when: string) => string;
  passes: string;
  checking: string;
  refused: string;
  allowance: (given: { left: string; limit: string; window: string; isPeak: boolean }) => string;
  nothingLeft: (given: { limit: string; window: string; isPeak: boolean }) => string;
  suggestions: string;
}

export const refusalWords: Dictionary<RefusalWords> = {
  ja: {
    rules: {
      openHours: ({ current }) => `開放時間の外に${current}はみ出しています`,
      maintenance: ({ current }) => `保全の予定と${current}重なります`,
      granularity: ({ limit }) => `開始と終了は${limit}きざみで指定してください`,
      minimum: ({ limit, current }) => `予約は${limit}からです(いまは${current})`,
      maximum: ({ limit, current }) => `1回の予約は${limit}までです(いまは${current})`,
      past: () => "過ぎた時刻からは予約できません",
      notice: ({ limit, current }) => `開始の${limit}前までに予約が必要です(開始まで${current})`,
      horizon: ({ limit }) => `予約できるのは${limit}先までです`,
      qualification: ({ level }) =>
        `使う人にこの設備の資格${level ? `「${level}」` : ""}がありません。資格のある人を使用者か立会者に選んでください`,
      futureBookings: ({ limit, current }) =>
        `これからの予約は1台につき${limit}件までです(これで${current}件目)`,
      quota: ({ limit, current, excess, window }) =>
        `会社の持ち時間${window ? `(${window}で${limit})` : limit}を${excess}超えます(合計${current})`,
      peakQuota: ({ limit, current, excess, window }) =>
        `混雑時間帯の持ち時間${window ? `(${window}で${limit})` : limit}を${excess}超えます(合計${current})`,
    },
    busy: (when, who) => `${when}は${who}の予約があります`,
    somebody: "他社",
    round: (when) => `${when}は配分会で配る時間です。「公平性」から希望を出せます`,
    nextPossible: (when) => `次に可能: ${when}`,
    passes: "予約できます",
    checking: "規則を確認中…",
    refused: "このままでは予約できません",
    allowance: ({ left, limit, window, isPeak }) =>
      `${isPeak ? "混雑時間帯の" : ""}残り ${left}(${window}で${limit})`,
    nothingLeft: ({ limit, window, isPeak }) =>
      `${isPeak ? "混雑時間帯の" : ""}残りはありません(${window}で${limit})`,
    suggestions: "近い空き時間",
  },
  en: {
    rules: {
      openHours: ({ current }) => `${current} of it are outside open hours`,
      maintenance: ({ current }) => `Maintenance takes ${current} of it`,
      granularity: ({ limit }) => `Bookings begin and end in steps of ${limit}`,
      minimum: ({ limit, current }) => `A booking lasts at least ${limit} (now ${current})`,
      maximum: ({ limit, current }) => `A booking lasts at most ${limit} (now ${current})`,
      past: () => "It would begin in the past",
      notice: ({ limit, current }) => `It must be booked ${limit} before it begins (${current} left)`,
      horizon: ({ limit }) => `Bookings begin at most ${limit} from now`,
      qualification: ({ level }) =>
        `The person is not qualified for this machine${level ? ` (${level})` : ""}: choose somebody who is, as user or mentor`,
      futureBookings: ({ limit, current }) =>
        `A company has at most ${limit} coming bookings on a machine (this would be number ${current})`,
      quota: ({ limit, current, excess, window }) =>
        `${excess} more than your company's ${limit}${window ? ` in ${window}` : ""} (${current} together)`,
      peakQuota: ({ limit, current, excess, window }) =>
        `${excess} more than your company's ${limit} of peak hours${window ? ` in ${window}` : ""} (${current} together)`,
    },
    busy: (when, who) => `${when} is booked by ${who}`,
    somebody: "another company",
    round: (when) => `${when} is given away by an allocation round: file a wish under “Fairness”`,
    nextPossible: (when) => `Possible from ${when}`,
    passes: "Can be booked",
    checking: "Asking the rules…",
    refused: "It cannot be booked like this",
    allowance: ({ left, limit, window, isPeak }) =>
      `${left} ${isPeak ? "of peak hours " : ""}left (of ${limit} in ${window})`,
    nothingLeft: ({ limit, window, isPeak }) =>
      `No ${isPeak ? "peak hours" : "hours"} left (of ${limit} in ${window})`,
    suggestions: "Free time nearby",
  },
};
