import { isKnown } from "../../../../config/machine-state.ts";
import type { Micros } from "../../../../config/micros.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { type Basis, bases, type UseLine } from "./use-line.ts";
import { type MachineLine, useLines } from "./use-lines.ts";

/** A line of one machine's books with what coverage asks of it. */
export type CoveredLine = MachineLine & Pick<LedgerLine, "inferred">;

/** One company's use of one machine in peak hours or outside, on every basis. */
export interface UseRow {
  /** null: nobody's, which is the unassigned use. */
  readonly company: string | null;
  readonly isPeak: boolean;
  readonly use: Readonly<Record<Basis, Micros>>;
  /** Planned busy time of the company's slots; of nobody (null): of the whole machine, whosever it was. */
  readonly planned: Micros;
  /** How much of that was observed, bridged time not counted. */
  readonly observed: Micros;
}

type Adding = { -readonly [K in keyof UseRow]: UseRow[K] } & { use: Record<Basis, Micros> };

/** Rows that are being added up, by company and peak. */
export interface UseAdder {
  add(row: UseRow): void;
  /** In order of company, nobody first. */
  rows(): UseRow[];
}

export function createUseAdder(): UseAdder {
  const rows = new Map<string, Adding>();
  return {
    add({ company, isPeak, use, planned, observed }) {
      const key = `${isPeak}${company ?? ""}`;
      const row = rows.get(key) ?? {
        ...{ company, isPeak, planned: 0, observed: 0 },
        use: { chargeable: 0, used: 0, booked: 0 },
      };
      for (const basis of bases) row.use[basis] += use[basis];
      row.planned += planned;
      row.observed += observed;
      rows.set(key, row);
    },
    rows: () =>
      [...rows.values()].sort(
        (a, b) =>
          ((a.company ?? "") < (b.company ?? "") ? -1 : (a.company ?? "") > (b.company ?? "") ? 1 : 0) ||
          Number(a.isPeak) - Number(b.isPeak),
      ),
  };
}

const noUse: UseRow["use"] = { chargeable: 0, used: 0, booked: 0 };

/** Adds up one machine's lines on every basis; `releases` are chargeable. There is always a row of nobody's. */
export function useSums(lines: readonly CoveredLine[], releases: readonly UseLine[]): UseRow[] {
  const sums = createUseAdder();
  sums.add({ company: null, isPeak: false, use: noUse, planned: 0, observed: 0 });
  for (const basis of bases) {
    for (const { company, isPeak, duration } of useLines(lines, basis)) {
      sums.add({ company, isPeak, use: { ...noUse, [basis]: duration }, planned: 0, observed: 0 });
    }
  }
  for (const { company, isPeak, duration } of releases) {
    sums.add({ company, isPeak, use: { ...noUse, chargeable: duration }, planned: 0, observed: 0 });
  }
  for (const line of lines) {
    if (line.plan !== "open") continue;
    const isObserved = isKnown(line.state) && !line.inferred;
    for (const company of line.slotCompany === null ? [null] : [null, line.slotCompany]) {
      for (const [isPeak, planned] of [
        [true, line.peak],
        [false, line.duration - line.peak],
      ] as const) {
        if (planned <= 0) continue;
        sums.add({ company, isPeak, use: noUse, planned, observed: isObserved ? planned : 0 });
      }
    }
  }
  return sums.rows();
}
