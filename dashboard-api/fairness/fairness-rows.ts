import type { Shares } from "../domain/fairness/entitlement/shares.ts";
import { type Fairness, fairness } from "../domain/fairness/measures/fairness.ts";
import type { Valuation } from "../domain/fairness/use/equivalent-hours.ts";
import type { Basis, UseLine } from "../domain/fairness/use/use-line.ts";
import type { UseSum } from "./use-reader.ts";

/** Use against entitlement over one window. */
export interface FairnessRow {
  readonly all: Fairness;
  /** The same on peak hours alone; null where nobody is entitled to any. */
  readonly peak: Fairness | null;
  /** Observed share of planned busy time: of the machines, and by company of its slots. null: there was none. */
  readonly coverage: number | null;
  readonly coverageOf: ReadonlyMap<string, number | null>;
}

/** Sums as lines of use: what they are parts of does not matter to the measures. */
const linesOf = (sums: readonly UseSum[], basis: Basis): UseLine[] =>
  sums.map(({ machine, company, isPeak, use }) => ({
    ...{ machine, company, isPeak, hour: 0, booking: null, part: "used" },
    duration: use[basis],
  }));

function coverage(sums: readonly UseSum[]): number | null {
  const planned = sums.reduce((total, it) => total + it.planned, 0);
  return planned > 0 ? sums.reduce((total, it) => total + it.observed, 0) / planned : null;
}

/** All measures of a window. Members come in the order of `entitled`. */
export function fairnessRow(given: {
  readonly sums: readonly UseSum[];
  readonly basis: Basis;
  readonly entitled: { readonly all: Shares; readonly peak: Shares };
  readonly valuation: Valuation;
}): FairnessRow {
  const { sums, basis, entitled, valuation } = given;
  const used = linesOf(sums, basis).filter((it) => it.duration !== 0);
  const byCompany = Map.groupBy(sums, (it) => it.company);
  return {
    all: fairness(entitled.all, used, valuation),
    peak:
      entitled.peak.size === 0
        ? null
        : fairness(
            entitled.peak,
            used.filter((it) => it.isPeak),
            valuation,
          ),
    coverage: coverage(byCompany.get(null) ?? []),
    coverageOf: new Map(
      [...byCompany].flatMap(([company, of]) => (company === null ? [] : [[company, coverage(of)] as const])),
    ),
  };
}
