import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database, Query } from "../database/database.ts";
import { claim } from "../domain/fairness/measures/claim.ts";
import { equivalentHours } from "../domain/fairness/use/equivalent-hours.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { DayPlans } from "../ledger/day-plan.ts";
import type { Entitlements } from "./entitlements.ts";
import type { MachineWeights } from "./machine-weights.ts";
import type { UseReader } from "./use-reader.ts";

/** Time that rounds have given to companies and that is still to come, in equivalent hours. */
export type FutureGrants = (
  db: Query,
  given: {
    readonly machines: readonly string[];
    readonly at: Micros;
    readonly weights: Pick<MachineWeights, "at">;
  },
) => Promise<ReadonlyMap<string, number>>;

/** Where a company stands in the line for what is given away next. All in equivalent hours. */
export interface Claim {
  readonly company: string;
  readonly entitlement: number;
  readonly decayedUse: number;
  readonly futureGrants: number;
  /** (futureGrants + decayedUse) / entitlement: the lowest goes first. Infinite without entitlement. */
  readonly claim: number;
}

export interface ClaimQuery {
  readonly machines: readonly string[];
  /** What use decays to. */
  readonly at: Micros;
  /** Entitlement over it; absent: over the half-life before `at`. */
  readonly period?: Interval | undefined;
}

export interface Claims {
  /** Claims of all companies with entitlement, use or grants, in order of id. */
  of(query: ClaimQuery): Promise<Claim[]>;
}

/** So many half-lives ago, use counts less than a thousandth: it is left out. */
const halfLives = 10;

/**
 * Claims by chargeable use. Use of a local day decays from the day's end on, so that closed days and those computed live
 * weigh alike.
 */
export const createClaims = (given: {
  readonly database: Database;
  readonly site: Pick<Site, "fairness">;
  readonly plans: DayPlans;
  readonly use: UseReader;
  readonly entitlements: Entitlements;
  readonly weights: MachineWeights;
  readonly grants: FutureGrants;
}): Claims => ({
  async of({ machines, at, period }) {
    const { database, plans, use, entitlements, weights, grants } = given;
    const { halfLife } = given.site.fairness;
    const today = plans.interval(plans.dayOf(at)).from;
    const { from } = plans.interval(plans.dayOf(today - halfLives * halfLife));
    await entitlements.refresh();
    const parts = weights.within({ from, until: at });
    const [granted, ...uses] = await Promise.all([
      database.use((db) => grants(db, { machines, at, weights })),
      ...parts.map((it) =>
        use.decayed({ machines, from: it.from, to: it.until, halfLife, groups: it.groups }),
      ),
    ]);
    const used = new Map<string, number>();
    for (const [index, { until, valuation }] of parts.entries()) {
      const decay = 0.5 ** ((at - until) / halfLife);
      for (const it of uses[index] ?? []) {
        used.set(it.company, (used.get(it.company) ?? 0) + equivalentHours(it, valuation) * decay);
      }
    }
    const shares = entitlements.over(machines, period ?? { from: today - halfLife, until: today });
    const companies = [...new Set([...shares.keys(), ...used.keys(), ...granted.keys()])].sort();
    return companies.map((company): Claim => {
      const entitlement = shares.get(company) ?? 0;
      const held = { decayedUse: used.get(company) ?? 0, futureGrants: granted.get(company) ?? 0 };
      return { company, entitlement, ...held, claim: claim(held, entitlement) };
    });
  },
});
