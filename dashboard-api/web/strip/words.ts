import type { Dictionary } from "../language/language.ts";

export const stripWords: Dictionary<{
  plan: string;
  fact: string;
  taken: string;
  maintenance: string;
  outage: string;
  requested: string;
  noShow: string;
  overrun: (length: string) => string;
  blocked: (length: string) => string;
  inferred: string;
  nothingBooked: string;
  many: (count: number) => string;
  keys: string;
}> = {
  ja: {
    plan: "予約",
    fact: "実績",
    taken: "予約済み",
    maintenance: "保全",
    outage: "使用停止",
    requested: "承認待ち",
    noShow: "無断不使用",
    overrun: (length) => `超過 ${length}`,
    blocked: (length) => `食い込まれ ${length}`,
    inferred: "補完(推定)",
    nothingBooked: "予約はありません",
    many: (count) => `予約${count}件`,
    keys: "左右の矢印キーで予約と実績をたどれます",
  },
  en: {
    plan: "Bookings",
    fact: "Actual",
    taken: "Taken",
    maintenance: "Maintenance",
    outage: "Out of use",
    requested: "awaiting approval",
    noShow: "no-show",
    overrun: (length) => `overrun ${length}`,
    blocked: (length) => `blocked ${length}`,
    inferred: "inferred",
    nothingBooked: "Nothing is booked",
    many: (count) => `${count} bookings`,
    keys: "The arrow keys walk over bookings and states",
  },
};
