import type { Dictionary } from "../../language/language.ts";

export const explanationWords: Dictionary<{
  title: (name: string) => string;
  agree: string;
  disagree: string;
  lines: string;
  machine: string;
  hour: string;
  part: string;
  peak: string;
  time: string;
  equivalent: string;
  booking: string;
  openBooking: string;
  more: (shown: string) => string;
}> = {
  ja: {
    title: (name) => `${name}の持分と利用`,
    agree: "明細の合計は、この数字と一致しています。",
    disagree: "明細の合計が数字と一致しません。委員会にお知らせください。",
    lines: "明細",
    machine: "設備",
    hour: "時刻",
    part: "区分",
    peak: "混雑",
    time: "時間",
    equivalent: "換算時間",
    booking: "予約",
    openBooking: "予約を見る",
    more: (shown) => `続きを読み込む(${shown}件表示中)`,
  },
  en: {
    title: (name) => `Entitlement and use of ${name}`,
    agree: "The lines add up to this figure.",
    disagree: "The lines do not add up to the figure. Please tell the committee.",
    lines: "Ledger lines",
    machine: "Machine",
    hour: "Hour",
    part: "Kind",
    peak: "Peak",
    time: "Hours",
    equivalent: "Equivalent hours",
    booking: "Booking",
    openBooking: "See the booking",
    more: (shown) => `Load more (${shown} shown)`,
  },
};
