import { HOUR } from "../../../../../config/micros.ts";
import { always, type Changes } from "../../../../../dashboard-api/domain/calendar/changes.ts";
import type { FeeClass, FeeRules } from "../../../../../dashboard-api/domain/fairness/settlement/fee.ts";
import type { SettlementInput } from "../../../../../dashboard-api/domain/fairness/settlement/settle.ts";
import type { UseLine, UsePart } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";

export const feeOf = (base: number, hourly: number, minimum: number) => ({
  base,
  hourly,
  minimum,
  taxClass: "standard",
});
const fee = (...of: Parameters<typeof feeOf>) => always(feeOf(...of));

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
  feeClassOf: new Map<string, Changes<FeeClass>>([
    ["a", always("member")],
    ["b", always("member")],
    ["c", always("member")],
    ["small", always("localSmall")],
    ["out", always("outside")],
  ]),
  peakFactors: new Map([["mill", always(1.25)]]),
  lateCancel: always({ share: 0.5, amount: 300 }),
  noShow: always({ share: 0.8, amount: 1_000 }),
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
    classes: new Map<string, Changes<number | null>>([
      ["standard", always(10)],
      ["reduced", always(8)],
      ["exempt", always(null)],
    ]),
    mode: "floor",
  },
  lineMode: "floor",
  ...more,
});
