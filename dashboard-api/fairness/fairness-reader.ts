import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { microsOf, zonedAt } from "../domain/calendar/local-time.ts";
import type { Shares } from "../domain/fairness/entitlement/shares.ts";
import type { Basis } from "../domain/fairness/use/use-line.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { Entitlements } from "./entitlements.ts";
import { type FairnessRow, fairnessRow } from "./fairness-rows.ts";
import type { MachineWeights } from "./machine-weights.ts";
import type { UseReader, UseSum } from "./use-reader.ts";

export interface FairnessQuery {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  readonly basis: Basis;
  readonly byMonth: boolean;
  readonly version?: number | undefined;
}

/** Fairness of one window: the whole one, or the part of it in one month. */
export interface WindowFairness extends FairnessRow {
  readonly month: string | null;
  readonly window: Interval;
}

/** What fairness is made of beside use. */
export interface FairnessRules {
  readonly entitlements: Entitlements;
  readonly weights: MachineWeights;
}

/** Local months that a window touches, each with its part of the window. */
export function monthsWithin(window: Interval, zone: string): { month: string; window: Interval }[] {
  const months: { month: string; window: Interval }[] = [];
  let start = zonedAt(window.from, zone).toPlainDate().with({ day: 1 });
  for (;;) {
    const next = start.add({ months: 1 });
    const [from, until] = [start, next].map((day) => microsOf(day.toZonedDateTime(zone))) as [Micros, Micros];
    if (from >= window.until) return months;
    months.push({
      month: start.toString().slice(0, 7),
      window: { from: Math.max(from, window.from), until: Math.min(until, window.until) },
    });
    start = next;
  }
}

/** The windows that a query has rows of. */
export function windowsOf(
  { from, to, byMonth }: Pick<FairnessQuery, "from" | "to" | "byMonth">,
  zone: string,
): { month: string | null; window: Interval }[] {
  const whole = { from, until: to };
  return byMonth ? monthsWithin(whole, zone) : [{ month: null, window: whole }];
}

/** Entitled companies in the site file's order, then those that it no longer has. */
export function inSiteOrder(shares: Shares, site: Pick<Site, "companies">): Shares {
  const order = new Map(site.companies.map((it, index) => [it.id, index]));
  const rank = (company: string) => order.get(company) ?? order.size;
  return new Map([...shares].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

/** Fairness of sums that have been read. */
export function fairnessOfSums(
  site: Pick<Site, "companies" | "cluster">,
  { entitlements, weights }: FairnessRules,
  query: FairnessQuery,
  sums: readonly UseSum[],
): WindowFairness[] {
  const { machines, basis } = query;
  const parts = windowsOf(query, site.cluster.zone);
  const sumsOf = Map.groupBy(sums, (it) => it.month);
  return parts.map(({ month, window }) => ({
    ...{ month, window },
    ...fairnessRow({
      ...{ sums: sumsOf.get(month) ?? [], basis, valuation: weights.valuation },
      entitled: {
        all: inSiteOrder(entitlements.over(machines, window), site),
        peak: inSiteOrder(entitlements.over(machines, window, "peak"), site),
      },
    }),
  }));
}

/** Sums by group of the weights, each part of the window by those in force then, of one version of the ledger. */
export async function readSums(
  use: Pick<UseReader, "sums">,
  weights: Pick<MachineWeights, "within">,
  query: Omit<FairnessQuery, "basis">,
): Promise<{ version: number; sums: UseSum[] }> {
  let version = query.version;
  const sums: UseSum[] = [];
  for (const { from, until, groups } of weights.within({ from: query.from, until: query.to })) {
    const part = await use.sums({ ...query, from, to: until, groups, version });
    version = part.version;
    sums.push(...part.sums);
  }
  return { version: version ?? 0, sums };
}

/** Use against entitlement over a window, as a whole or by month. */
export async function readFairness(
  site: Pick<Site, "companies" | "cluster">,
  use: UseReader,
  rules: FairnessRules,
  query: FairnessQuery,
): Promise<{ version: number; rows: WindowFairness[] }> {
  await rules.entitlements.refresh();
  const { version, sums } = await readSums(use, rules.weights, query);
  return { version, rows: fairnessOfSums(site, rules, query, sums) };
}
