import type { Shares } from "../entitlement/shares.ts";
import type { Valuation } from "../use/equivalent-hours.ts";
import type { UseLine } from "../use/use-line.ts";
import { useTotals } from "../use/use-totals.ts";
import { type BoundedStanding, boundedStanding } from "./bounds.ts";
import { gini } from "./gini.ts";
import { jainUnweighted } from "./jain-unweighted.ts";
import { jainWeighted } from "./jain-weighted.ts";
import { type LorenzPoint, lorenzCurve } from "./lorenz.ts";

export interface MemberFairness extends BoundedStanding {
  readonly company: string;
  /** e_i, from 0 to 1. */
  readonly entitlement: number;
}

/** Who used the machines against who owns them, in equivalent hours. Ratios are null where nobody used anything. */
export interface Fairness {
  readonly members: readonly MemberFairness[];
  /** Use of all members. */
  readonly sumOfUse: number;
  /** Use of companies without entitlement: no part of any member's figure. */
  readonly outsiders: ReadonlyMap<string, number>;
  /** Use that is nobody's yet: what the bounds come from. */
  readonly unassigned: number;
  readonly jainWeighted: number | null;
  readonly jainUnweighted: number | null;
  readonly gini: number | null;
  readonly lorenz: readonly LorenzPoint[] | null;
}

/** All measures of use against entitlement. Members come in the order of `entitlement`. */
export function fairness(entitlement: Shares, lines: Iterable<UseLine>, valuation: Valuation): Fairness {
  const { companies, unassigned } = useTotals(lines, valuation);
  const members = [...entitlement].map(([company, e]) => ({
    company,
    entitlement: e,
    use: companies.get(company) ?? 0,
  }));
  const sumOfUse = members.reduce((sum, it) => sum + it.use, 0);
  return {
    members: members.map((it) => ({
      company: it.company,
      entitlement: it.entitlement,
      ...boundedStanding(it.entitlement, it.use, sumOfUse, unassigned),
    })),
    sumOfUse,
    outsiders: new Map([...companies].filter(([company]) => !entitlement.has(company))),
    unassigned,
    jainWeighted: jainWeighted(members),
    jainUnweighted: jainUnweighted(members),
    gini: gini(members),
    lorenz: lorenzCurve(members),
  };
}
