import { feeClasses } from "../fees.ts";
import type { Finding, Path } from "../finding.ts";
import { type Entry, entries, isMap, type Outline, textOf } from "./outline.ts";

/** Lists of changes: the first holds from the beginning, each later one from a day after that of the one before. */
export const checkDated = (site: Outline): Finding[] => datedPlaces(site).flatMap(orderFindings);

/** Everything that costs money, or weighs it, and may change on a day. */
function datedPlaces({ root, machines, companies }: Outline): Entry[] {
  const section = (key: string): Entry => ({ path: [key], map: mapOf(root[key]) });
  const [fairness, fees, settlement] = [section("fairness"), section("fees"), section("settlement")];
  const tax: Entry = { path: ["settlement", "tax"], map: mapOf(settlement.map.tax) };
  const records: [Entry, string][] = [
    [fairness, "peakFactors"],
    [tax, "classes"],
  ];
  const under = (entry: Entry, keys: readonly string[]): Entry[] =>
    keys.map((key) => ({ path: [...entry.path, key], map: { changes: entry.map[key] } }));
  return [
    ...machines.flatMap((it) => under(it, ["rate"])),
    ...companies.flatMap((it) => under(it, ["feeClass"])),
    ...under(fairness, ["peakFactor", "referenceRate"]),
    ...records.flatMap(([{ path, map }, key]) => {
      const record: Entry = { path: [...path, key], map: mapOf(map[key]) };
      return under(record, Object.keys(record.map));
    }),
    ...entries(fees.map, "machines", fees.path).flatMap((it) => under(it, feeClasses)),
    ...under(settlement, ["lateCancel", "noShow"]),
    ...entries(settlement.map, "fixedCosts", settlement.path).flatMap((it) => under(it, ["monthly"])),
  ];
}

const mapOf = (value: unknown) => (isMap(value) ? value : {});

function orderFindings({ path, map }: Entry): Finding[] {
  const list = Array.isArray(map.changes) ? map.changes : [];
  const days = list.map((it) => (isMap(it) ? textOf(it.from) : undefined));
  return list.flatMap((entry, index): Finding[] => {
    if (!isMap(entry)) return [];
    const at: Path = [...path, index];
    const day = days[index];
    if (index === 0) {
      if (day === undefined) return [];
      const advice = `Put what held before ${day} first, without from.`;
      return [
        {
          path: [...at, "from"],
          expected: "no day in the first entry, which holds from the beginning",
          advice,
        },
      ];
    }
    if (day === undefined) {
      if (entry.from !== undefined) return [];
      return [{ path: [...at, "from"], expected: "the day from which this replaces the entry before" }];
    }
    const before = days[index - 1];
    if (before === undefined || day > before) return [];
    const found = day === before ? `${day} a second time` : day;
    return [{ path: [...at, "from"], found, expected: `a day after ${before}, that of the entry before` }];
  });
}
