import type { Fairness } from "../measures/fairness.ts";
import type { Valuation } from "../use/equivalent-hours.ts";
import { type UseLine, useParts } from "../use/use-line.ts";
import { useTotals } from "../use/use-totals.ts";
import type { Fact } from "./fact.ts";

/** What there is to tell; null or empty where it was not asked for. */
export interface MemberCase {
  readonly company: string;
  readonly fairness: Fairness;
  /** Those that `fairness` was made of; the member's own are picked from them. */
  readonly lines: readonly UseLine[];
  readonly valuation: Valuation;
  readonly coverage: number | null;
  readonly peak: Fairness | null;
  /** Hours asked for and granted; `fair` its weighted max-min fair allocation. */
  readonly demand: { readonly requested: number; readonly granted: number; readonly fair: number } | null;
  readonly claims: ReadonlyMap<string, number>;
}

export interface Explanation {
  readonly facts: readonly Fact[];
  /** The member's own lines; they sum to its use. */
  readonly lines: readonly UseLine[];
}

/** Under half a percent from entitlement it is used as entitled: more than any screen shows. */
const tolerance = 0.005;

function standingFacts({ company, fairness }: MemberCase): Fact[] {
  const member = fairness.members.find((it) => it.company === company);
  if (!member) return [];
  const facts: Fact[] = [{ id: "entitlement", share: member.entitlement }];
  const { use, share, relative, balance } = member;
  if (!share || !relative) return [...facts, { id: "nobodyUsed" }];
  facts.push({ id: "use", hours: use.value, all: fairness.sumOfUse, share: share.value });
  if (Math.abs(relative.value - 1) < tolerance) facts.push({ id: "asEntitled" });
  else {
    const id = relative.value > 1 ? "moreThanEntitled" : "lessThanEntitled";
    facts.push({ id, relative: relative.value, hours: Math.abs(balance.value) });
  }
  if (fairness.unassigned > 0) {
    const { lower, upper } = share;
    facts.push({ id: "unassigned", hours: fairness.unassigned, lower, upper });
  }
  return facts;
}

function partFacts(own: readonly UseLine[], { company, valuation }: MemberCase): Fact[] {
  const hoursOf = (lines: readonly UseLine[]) => useTotals(lines, valuation).companies.get(company) ?? 0;
  const parts = useParts.flatMap((part): Fact[] => {
    const lines = own.filter((line) => line.part === part);
    return lines.length > 0 ? [{ id: "part", part, hours: hoursOf(lines) }] : [];
  });
  return parts.length > 0 ? [...parts, { id: "sumOfParts", hours: hoursOf(own) }] : [];
}

function demandFacts({ demand }: MemberCase): Fact[] {
  if (!demand || demand.requested <= 0) return [];
  const { requested, granted, fair } = demand;
  const missing = fair - granted;
  return [
    { id: "demand", requested, granted, met: granted / requested },
    missing > 0 ? { id: "shortfall", fair, hours: missing } : { id: "noShortfall", fair },
  ];
}

function claimFacts({ company, claims }: MemberCase): Fact[] {
  const own = claims.get(company);
  if (own === undefined || !Number.isFinite(own)) return [];
  const contending = [...claims.values()].filter(Number.isFinite);
  const place = contending.filter((other) => other < own).length + 1;
  return [{ id: "claim", claim: own, place, of: contending.length }];
}

/** What one member's figures are made of, in the order in which one would tell it. */
export function explainMember(input: MemberCase): Explanation {
  const own = input.lines.filter((line) => line.company === input.company);
  const inPeak = input.peak?.members.find((it) => it.company === input.company)?.relative;
  return {
    facts: [
      ...standingFacts(input),
      ...partFacts(own, input),
      ...(input.coverage === null ? [] : [{ id: "coverage" as const, share: input.coverage }]),
      ...(inPeak ? [{ id: "peak" as const, relative: inPeak.value }] : []),
      ...demandFacts(input),
      ...claimFacts(input),
    ],
    lines: own,
  };
}
