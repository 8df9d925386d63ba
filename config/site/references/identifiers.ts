import type { Finding } from "../finding.ts";
import { didYouMean } from "../nearest.ts";
import { type Entry, ids, type Outline, textOf } from "./outline.ts";

/** Ids given twice where they must be unique, and names of companies and machines that do not exist. */
export function checkIdentifiers(site: Outline): Finding[] {
  const companies = ids(site.companies);
  const machines = ids(site.machines);
  return [
    ...repeated(site.companies, "company"),
    ...repeated(site.machines, "machine"),
    ...repeated(site.gateways, "gateway"),
    ...repeated(site.sources, "source"),
    ...site.machines.flatMap((machine) => repeated(machine.signals, "signal of this machine")),
    ...site.funding.flatMap((entry) => [
      ...unknownName(entry, "company", companies, "a company of this file"),
      ...unknownName(entry, "machine", machines, "a machine of this file"),
    ]),
  ];
}

/** Ids that an entry before has already. */
export function repeated(items: readonly Entry[], what: string): Finding[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const id = textOf(item.map.id);
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [
      {
        path: [...item.path, "id"],
        found: `${id} a second time`,
        expected: `an id that no other ${what} has`,
      },
    ];
  });
}

/** A finding when the text under `key` names none of the known ids. */
export function unknownName(entry: Entry, key: string, known: readonly string[], what: string): Finding[] {
  const name = textOf(entry.map[key]);
  if (name === undefined || known.includes(name)) return [];
  return [{ path: [...entry.path, key], ...unknownId(name, known, what) }];
}

/** What to say of a name that names none of the known ids. */
export function unknownId(name: string, known: readonly string[], what: string): Omit<Finding, "path"> {
  const list = known.length > 12 ? "" : known.length > 0 ? `Known: ${known.join(", ")}.` : "There is none.";
  return { found: name, expected: what, advice: didYouMean(name, known, list) };
}
