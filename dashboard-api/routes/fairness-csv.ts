import { csvText } from "./csv.ts";
import type { FairnessRowView, StandingView } from "./fairness-schema.ts";
import { localCells } from "./utc-offset.ts";

const heading = [
  ...["month", "from", "to", "kind", "company", "entitlement", "entitledUse"],
  ...["use", "use.lower", "use.upper", "money", "share", "share.lower", "share.upper"],
  ...["relative", "relative.lower", "relative.upper", "balance", "balance.lower", "balance.upper"],
  ...["demand.requested", "demand.granted", "demand.met", "demand.fair", "demand.shortfall"],
  ...["peak.entitlement", "peak.use", "peak.share", "peak.relative", "coverage"],
];

const bounds = (it: { value: number; lower: number; upper: number } | null) => [
  it?.value ?? null,
  it?.lower ?? null,
  it?.upper ?? null,
];

const standingCells = (it: StandingView) => [
  ...[it.entitlement, it.entitledUse, ...bounds(it.use), it.money],
  ...[...bounds(it.share), ...bounds(it.relative), ...bounds(it.balance)],
  ...[it.demand?.requested ?? null, it.demand?.granted ?? null, it.demand?.met ?? null],
  ...[it.demand?.fair ?? null, it.demand?.shortfall ?? null],
  ...[it.peak?.entitlement ?? null, it.peak?.use.value ?? null],
  ...[it.peak?.share?.value ?? null, it.peak?.relative?.value ?? null, it.coverage],
];

/**
 * A line each member, the others together, each outsider, unassigned use and the total; local times, equivalent hours
 * (of demand: hours of machines), ratios from 0 to 1.
 */
export function fairnessCsv(rows: readonly FairnessRowView[], zone: string): string {
  const lines = rows.flatMap((row) => {
    const [from, fromOffset] = localCells(row.from, zone);
    const [to, toOffset] = localCells(row.to, zone);
    const head = (kind: string, company: string | null) => [
      ...[row.keys.month ?? null, from, to, kind, company],
    ];
    /** Use alone, in its columns. */
    const bare = (
      kind: string,
      company: string | null,
      use: number,
      money: number | null,
      coverage: number | null,
    ) => [
      ...[...head(kind, company), null, null, use, null, null, money],
      ...Array.from({ length: heading.length - 12 }, () => null),
      coverage,
    ];
    const ofWindow = [
      ...row.members.map((it) => [...head("member", it.company), ...standingCells(it)]),
      ...(row.others ? [[...head("others", null), ...standingCells(row.others)]] : []),
      ...row.outsiders.map((it) => bare("outsider", it.company, it.use, it.money, it.coverage)),
      bare("unassigned", null, row.unassigned.use, row.unassigned.money, null),
      bare("total", null, row.total.use, row.total.money, row.coverage),
    ];
    return ofWindow.map((line) => [...line, fromOffset, toOffset]);
  });
  return csvText([...heading, "fromOffset", "toOffset"], lines);
}
