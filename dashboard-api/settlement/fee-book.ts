import type { Site } from "../../config/site/site.ts";
import type { Fee, FeeClass, FeeRules } from "../domain/fairness/settlement/fee.ts";
import { feeClasses } from "../domain/fairness/settlement/fee.ts";
import type { TaxRules } from "../domain/fairness/settlement/tax.ts";

type Company = Site["companies"][number];

/** What a company pays as; the site file may say otherwise. */
export const feeClassOf = ({ feeClass, roles }: Pick<Company, "feeClass" | "roles">): FeeClass =>
  feeClass ?? (roles.includes("member") ? "member" : "outside");

/** The fees in force. Where none is set, an hour costs the machine's rate. */
export function feeRulesOf(site: Site): FeeRules {
  const { fees, fairness, settlement, machines, companies } = site;
  const set = new Map(fees.machines.map((it) => [it.machine, it]));
  const feesOf = (machine: string, rate: number) => {
    const plain: Fee = { base: 0, hourly: rate, minimum: 0, taxClass: "standard" };
    return Object.fromEntries(feeClasses.map((it) => [it, set.get(machine)?.[it] ?? plain]));
  };
  return {
    fees: new Map(machines.map(({ id, rate }) => [id, feesOf(id, rate)])),
    feeClassOf: new Map(companies.map((company) => [company.id, feeClassOf(company)])),
    peakFactors: new Map(machines.map(({ id }) => [id, fairness.peakFactors[id] ?? fairness.peakFactor])),
    lateCancel: settlement.lateCancel,
    noShow: settlement.noShow,
  };
}

export const taxRulesOf = ({ settlement }: Pick<Site, "settlement">): TaxRules => ({
  classes: new Map(Object.entries(settlement.tax.classes)),
  mode: settlement.tax.rounding,
});
