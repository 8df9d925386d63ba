import { feeClasses } from "../fees.ts";
import type { Finding } from "../finding.ts";
import { repeated, unknownId, unknownName } from "./identifiers.ts";
import { type Entry, entries, ids, isMap, type Outline, textOf } from "./outline.ts";

const defaultClasses = ["standard", "reduced", "untaxed"];

/** Names that grants, assets and fixed costs use, and dates that are out of order. */
export function checkBooks(site: Outline): Finding[] {
  const machines = ids(site.machines);
  const grants = entries(site.root, "grants", []);
  const assets = entries(site.root, "assets", []);
  const settlement = isMap(site.root.settlement) ? site.root.settlement : {};
  const costs = entries(settlement, "fixedCosts", ["settlement"]);
  const tax = isMap(settlement.tax) ? settlement.tax : {};
  const classes = isMap(tax.classes) ? Object.keys(tax.classes) : defaultClasses;
  const fees = isMap(site.root.fees) ? entries(site.root.fees, "machines", ["fees"]) : [];
  const priced = fees.flatMap(({ map, path }) =>
    feeClasses.flatMap((name) => {
      const fee = map[name];
      return isMap(fee) ? [{ map: fee, path: [...path, name] }] : entries(map, name, path);
    }),
  );
  const taxClass = (entry: Entry) =>
    unknownName(entry, "taxClass", classes, "a class of settlement.tax.classes");
  const expected = "a class standard: what costs and fees have unless they say otherwise";
  return [
    ...(classes.includes("standard")
      ? []
      : [{ path: ["settlement", "tax", "classes"], found: classes.join(", ") || "none", expected }]),
    ...priced.flatMap(taxClass),
    ...repeated(grants, "grant"),
    ...repeated(assets, "asset"),
    ...repeated(costs, "fixed cost"),
    ...assets.flatMap((asset) => [
      ...unknownMachines(asset, machines),
      ...fundedFindings(asset, ids(grants)),
    ]),
    ...costs.flatMap((cost) => [
      ...unknownName(cost, "machine", machines, "a machine of this file"),
      ...taxClass(cost),
    ]),
  ];
}

function unknownMachines({ map, path }: Entry, machines: readonly string[]): Finding[] {
  if (!Array.isArray(map.machines)) return [];
  return map.machines.flatMap((name, index) =>
    typeof name !== "string" || machines.includes(name)
      ? []
      : [{ path: [...path, "machines", index], ...unknownId(name, machines, "a machine of this file") }],
  );
}

function fundedFindings(asset: Entry, grants: readonly string[]): Finding[] {
  const acquired = textOf(asset.map.acquired);
  const seen = new Set<string>();
  return entries(asset.map, "funded", asset.path).flatMap((part): Finding[] => {
    const findings = unknownName(part, "grant", grants, "a grant of this file");
    const grant = textOf(part.map.grant);
    if (grant !== undefined && seen.has(grant)) {
      const expected = "a grant that this asset has not named yet: add the amounts up";
      findings.push({ path: [...part.path, "grant"], found: `${grant} a second time`, expected });
    }
    if (grant !== undefined) seen.add(grant);
    const until = textOf(part.map.restrictedUntil);
    const isDate = (text: string | undefined) => /^\d{4}-\d\d-\d\d$/.test(text ?? "");
    if (isDate(acquired) && isDate(until) && (until ?? "") < (acquired ?? "")) {
      const expected = `a day that is not before the acquisition, ${acquired}`;
      findings.push({ path: [...part.path, "restrictedUntil"], expected });
    }
    return findings;
  });
}
