import type { Finding } from "../finding.ts";
import { unknownId, unknownName } from "./identifiers.ts";
import { type Entry, entries, ids, isMap, type Outline, textOf } from "./outline.ts";

/** Shares, memberships and fees: names that do not exist, and what is said twice for one thing. */
export function checkFairness(site: Outline): Finding[] {
  const companies = ids(site.companies);
  const machines = ids(site.machines);
  const company = (entry: Entry) => unknownName(entry, "company", companies, "a company of this file");
  const machine = (entry: Entry) => unknownName(entry, "machine", machines, "a machine of this file");
  const partOwners = (entry: Entry) => unknownKeys(entry, "shares", companies, "a company of this file");

  const root = sectionOf(site, "fairness");
  const agreements = entries(root.map, "shares", root.path);
  const memberships = entries(root.map, "memberships", root.path);
  const grantParts = entries(root.map, "grantParts", root.path);
  const feeRoot = sectionOf(site, "fees");
  const fees = entries(feeRoot.map, "machines", feeRoot.path);
  return [
    ...[...agreements, ...grantParts].flatMap((entry) => [...machine(entry), ...partOwners(entry)]),
    ...memberships.flatMap(company),
    ...unknownKeys(root, "peakFactors", machines, "a machine of this file"),
    ...fees.flatMap(machine),
    ...twice(agreements, ["machine", "since"], "since", "a day on which nothing else was agreed"),
    ...twice(fees, ["machine"], "machine", "a machine that has no fees yet: all its classes stand together"),
    ...overlappingMemberships(memberships),
  ];
}

function sectionOf(site: Outline, key: string): Entry {
  const map = site.root[key];
  return { path: [key], map: isMap(map) ? map : {} };
}

/** Keys of the map under `key` that name none of the known ids. */
function unknownKeys(entry: Entry, key: string, known: readonly string[], what: string): Finding[] {
  const map = entry.map[key];
  if (!isMap(map)) return [];
  return Object.keys(map)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: [...entry.path, key], key: name, ...unknownId(name, known, what) }));
}

/** Entries that say the same of all of `keys` as one before them. */
function twice(list: readonly Entry[], keys: readonly string[], at: string, expected: string): Finding[] {
  const seen = new Set<string>();
  return list.flatMap((entry): Finding[] => {
    const id = JSON.stringify(keys.map((key) => textOf(entry.map[key]) ?? null));
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: [...entry.path, at], found: `${textOf(entry.map[at])} a second time`, expected }];
  });
}

function overlappingMemberships(list: readonly Entry[]): Finding[] {
  const since = (entry: Entry) => textOf(entry.map.since) ?? "";
  const byCompany = Map.groupBy(list, (entry) => textOf(entry.map.company));
  return [...byCompany.values()].flatMap((own) => {
    const order = own.toSorted((a, b) => (since(a) < since(b) ? -1 : 1));
    return order.slice(1).flatMap((entry, index): Finding[] => {
      const before = textOf(order[index]?.map.until);
      if (before !== undefined && before < since(entry)) return [];
      const expected =
        before === undefined
          ? "the last day (until) of this company's membership before it"
          : `a day after ${before}, the last of the membership before it`;
      return [{ path: [...entry.path, "since"], expected }];
    });
  });
}
