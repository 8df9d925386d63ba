import { type Change, changesOfMap, changesOfValue } from "../../config/site/dated.ts";
import type { Site } from "../../config/site/site.ts";
import { changesIn } from "../domain/calendar/changes.ts";
import type { Fee, FeeClass, FeeRules, PenaltyRule } from "../domain/fairness/settlement/fee.ts";
import { feeClasses } from "../domain/fairness/settlement/fee.ts";
import type { TaxRules } from "../domain/fairness/settlement/tax.ts";

type Company = Site["companies"][number];

/** What a company pays as, and since when; the site file may say otherwise. */
export const feeClassesOf = ({ feeClass, roles }: Pick<Company, "feeClass" | "roles">): Change<FeeClass>[] =>
  changesOfValue(feeClass ?? (roles.includes("member") ? "member" : "outside"));

/** The fees and since when they hold. Where none is set, an hour costs the machine's rate. */
export function feeRulesOf(site: Site): FeeRules {
  const { fees, fairness, settlement, machines, companies } = site;
  const dated = <T>(changes: readonly Change<T>[]) => changesIn(site.cluster.zone, changes);
  const set = new Map(fees.machines.map((it) => [it.machine, it]));
  const plain = (hourly: number): Fee => ({ base: 0, hourly, minimum: 0, taxClass: "standard" });
  const feesOf = ({ id, rate }: Site["machines"][number]) => {
    const byRate = dated(changesOfValue(rate).map(({ from, value }) => ({ from, value: plain(value) })));
    return Object.fromEntries(
      feeClasses.map((it) => {
        const own = set.get(id)?.[it];
        return [it, own === undefined ? byRate : dated(changesOfMap<Fee>(own))];
      }),
    );
  };
  const peakFactor = (machine: string) => fairness.peakFactors[machine] ?? fairness.peakFactor;
  return {
    fees: new Map(machines.map((machine) => [machine.id, feesOf(machine)])),
    feeClassOf: new Map(companies.map((company) => [company.id, dated(feeClassesOf(company))])),
    peakFactors: new Map(machines.map(({ id }) => [id, dated(changesOfValue(peakFactor(id)))])),
    lateCancel: dated(changesOfMap<PenaltyRule>(settlement.lateCancel)),
    noShow: dated(changesOfMap<PenaltyRule>(settlement.noShow)),
  };
}

export const taxRulesOf = ({ settlement, cluster }: Pick<Site, "settlement" | "cluster">): TaxRules => ({
  classes: new Map(
    Object.entries(settlement.tax.classes).map(([name, rate]) => [
      name,
      changesIn(cluster.zone, changesOfValue(rate)),
    ]),
  ),
  mode: settlement.tax.rounding,
});
