import { rfc3339FromMicros } from "../../config/micros.ts";
import { boundedStanding } from "../domain/fairness/measures/bounds.ts";
import type { Fairness, MemberFairness } from "../domain/fairness/measures/fairness.ts";
import { gini } from "../domain/fairness/measures/gini.ts";
import { indexBounds } from "../domain/fairness/measures/index-bounds.ts";
import { jainWeighted } from "../domain/fairness/measures/jain-weighted.ts";
import type { DemandFigures } from "../fairness/demand-figures.ts";
import type { WindowFairness } from "../fairness/fairness-reader.ts";
import type { ToldOf } from "../fairness/told-of.ts";
import type { FairnessRowView, StandingView } from "./fairness-schema.ts";

export interface RowContext {
  readonly told: ToldOf;
  /** Price of one equivalent hour; null where there is none. */
  readonly referenceRate: number | null;
  readonly demand: ReadonlyMap<string, DemandFigures>;
  readonly detail: boolean;
}

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, it) => sum + it, 0);

function joinedDemand(figures: readonly DemandFigures[]): DemandFigures | null {
  if (figures.length === 0) return null;
  const [requested, granted, fair, shortfall] = (["requested", "granted", "fair", "shortfall"] as const).map(
    (key) => sumOf(figures.map((it) => it[key])),
  ) as [number, number, number, number];
  return { requested, granted, fair, shortfall, met: requested > 0 ? granted / requested : null };
}

/** What several members come to together. */
function together(members: readonly MemberFairness[], { sumOfUse, unassigned }: Fairness) {
  const entitlement = sumOf(members.map((it) => it.entitlement));
  const use = sumOf(members.map((it) => it.use.value));
  return { entitlement, ...boundedStanding(entitlement, use, sumOfUse, unassigned) };
}

const boundsOf = ({ members, unassigned }: Fairness, measure: Parameters<typeof indexBounds>[2]) =>
  indexBounds(
    members.map(({ company, entitlement, use }) => ({ company, entitlement, use: use.value })),
    unassigned,
    measure,
  );

/** Companies of whom a row is, and where they stand. */
function viewStanding(
  companies: readonly string[],
  { all, peak, coverageOf }: WindowFairness,
  { referenceRate, demand }: RowContext,
): StandingView {
  const among = (fairness: Fairness) => fairness.members.filter((it) => companies.includes(it.company));
  const { entitlement, use, share, relative, balance } = together(among(all), all);
  const inPeak = peak && among(peak).length > 0 ? together(among(peak), peak) : null;
  return {
    entitlement,
    entitledUse: entitlement * all.sumOfUse,
    use,
    money: referenceRate === null ? null : use.value * referenceRate,
    ...{ share, relative, balance },
    demand: joinedDemand(companies.flatMap((company) => demand.get(company) ?? [])),
    peak: inPeak && {
      entitlement: inPeak.entitlement,
      ...{ use: inPeak.use, share: inPeak.share, relative: inPeak.relative },
    },
    coverage: companies.length === 1 ? (coverageOf.get(companies[0] as string) ?? null) : null,
  };
}

function viewOutsiders(
  { all, coverageOf }: WindowFairness,
  { told, referenceRate }: RowContext,
): FairnessRowView["outsiders"] {
  const money = (use: number) => (referenceRate === null ? null : use * referenceRate);
  const outsiders = [...all.outsiders].sort(([a], [b]) => (a < b ? -1 : 1));
  const named = outsiders.filter(([company]) => told.isNamed(company));
  const nameless = outsiders.filter(([company]) => !told.isNamed(company));
  const rest = sumOf(nameless.map(([, use]) => use));
  return [
    ...named.map(([company, use]) => ({
      ...{ company, use, money: money(use) },
      coverage: coverageOf.get(company) ?? null,
    })),
    // One alone would be known all the same.
    ...(told.others === "anonymous" && nameless.length > 1
      ? [{ company: null, use: rest, money: money(rest), coverage: null }]
      : []),
  ];
}

/** A row as the caller is told it. */
export function viewRow(row: WindowFairness, context: RowContext): FairnessRowView {
  const { told, referenceRate, demand } = context;
  const { all, peak, window, month } = row;
  const money = (use: number) => (referenceRate === null ? null : use * referenceRate);
  const companies = all.members.map((it) => it.company);
  const nameless = companies.filter((company) => !told.isNamed(company));
  const isAllNamed = nameless.length === 0;
  const ofMembers = joinedDemand(companies.flatMap((company) => demand.get(company) ?? []));
  const measures = (fairness: Fairness) => ({
    ...{ jainWeighted: fairness.jainWeighted, jainUnweighted: fairness.jainUnweighted, gini: fairness.gini },
    lorenz: isAllNamed ? fairness.lorenz && [...fairness.lorenz] : null,
    bounds: { jainWeighted: boundsOf(fairness, jainWeighted), gini: boundsOf(fairness, gini) },
  });
  const isSpreadTold = !isAllNamed && told.others === "anonymous" && nameless.length > 1;
  return {
    keys: month === null ? {} : { month },
    from: rfc3339FromMicros(window.from),
    to: rfc3339FromMicros(window.until),
    members: companies
      .filter((company) => told.isNamed(company))
      .map((company) => ({ company, ...viewStanding([company], row, context) })),
    others: isSpreadTold ? { companies: nameless.length, ...viewStanding(nameless, row, context) } : null,
    spread: isSpreadTold
      ? all.members.flatMap((it) => it.relative?.value ?? []).toSorted((a, b) => a - b)
      : null,
    outsiders: viewOutsiders(row, context),
    total: { use: all.sumOfUse, money: money(all.sumOfUse) },
    unassigned: { use: all.unassigned, money: money(all.unassigned) },
    coverage: row.coverage,
    ...(context.detail
      ? {
          detail: {
            ...measures(all),
            shortfall: ofMembers?.shortfall ?? null,
            demandMet: ofMembers?.met ?? null,
            peak: peak && measures(peak),
          },
        }
      : {}),
  };
}
