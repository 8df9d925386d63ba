import { HOUR } from "../../../../../config/micros.ts";
import type { FeeRules } from "../../../../../dashboard-api/domain/fairness/settlement/fee.ts";
import type { SettlementInput } from "../../../../../dashboard-api/domain/fairness/settlement/settle.ts";
import type { UseLine, UsePart } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";

const fee = (base: number, hourly: number, minimum: number) => ({
  base,
  hourly,
  minimum,
  taxClass: "standard",
});

export const feeRules: FeeRules = {
  fees: new Map([
    [
      "mill",
      {
        member: fee(500, 3_000, 2_000),
        localSmall: fee(500, 4_500, 2_000),
        outside: fee(1_000, 6_001, 5_000),
      },
    ],
    ["cmm", { member: fee(0, 1_333, 0), outside: fee(0, 2_000, 0) }],
  ]),
  feeClassOf: new Map([
    ["a", "member"],
    ["b", "member"],
    ["c", "member"],
    ["small", "localSmall"],
    ["out", "outside"],
  ]),
  peakFactors: new Map([["mill", 1.25]]),
  lateCancel: { share: 0.5, amount: 300 },
  noShow: { share: 0.8, amount: 1_000 },
};

export const use = (
  company: string | null,
  booking: string | null,
  part: UsePart,
  hours: number,
  more: Partial<UseLine> = {},
): UseLine => ({
  ...{ machine: "mill", hour: 0, company, booking, part, isPeak: false, duration: Math.round(hours * HOUR) },
  ...more,
});

export const settlementOf = (more: Partial<SettlementInput>): SettlementInput => ({
  period: "2026-05",
  fixedCosts: [],
  use: [],
  noShows: new Set(),
  feeRules,
  taxRules: {
    classes: new Map([
      ["standard", 10],
      ["reduced", 8],
      ["exempt", null],
    ]),
    mode: "floor",
  },
  lineMode: "floor",
  ...more,
});
