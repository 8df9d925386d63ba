import type { Millis } from "../../../time/instant.ts";
import { type CaseKind, type JudgeCase, type Matter, matterOf } from "./judge-case.ts";

/** One line of the list: a case, or all unbooked runs of one machine on one day. */
export interface JudgeRow extends Matter {
  /** Stands in the address. */
  key: string;
  kind: CaseKind;
  /** At least one, all of the row's kind. */
  cases: readonly JudgeCase[];
}

function keyOf(it: JudgeCase, dateOf: (time: Millis) => string): string {
  if (it.kind === "fault") return it.fault.id;
  if (it.kind !== "unbooked-use") return it.booking.id;
  const { machine, company, from } = matterOf(it);
  return [machine, dateOf(from), ...(company ? [company] : [])].join("~");
}

/** Rows in the order of their first cases. `dateOf`: the local day of a moment. */
export function rowsOf(cases: readonly JudgeCase[], dateOf: (time: Millis) => string): JudgeRow[] {
  const groups = Map.groupBy(cases, (it) => keyOf(it, dateOf));
  return [...groups].map(([key, its]) => {
    const matters = its.map(matterOf);
    const { machine, company } = matters[0] as Matter;
    return {
      ...{ key, machine, company, kind: (its[0] as JudgeCase).kind },
      from: Math.min(...matters.map((it) => it.from)),
      to: Math.max(...matters.map((it) => it.to)),
      cases: its,
    };
  });
}

/** What of the rows a view asks for. */
export interface RowFilter {
  kind?: CaseKind | undefined;
  machine?: string | undefined;
  /** By id; `short` is how faults name it. */
  company?: { id: string; short: string } | undefined;
}

export const isWanted = (row: JudgeRow, { kind, machine, company }: RowFilter): boolean =>
  (!kind || row.kind === kind) &&
  (!machine || row.machine === machine) &&
  (!company || row.company === company.id || row.company === company.short);

/** How many cases of a kind wait, and when the first of them begins. */
export interface KindCount {
  count: number;
  first: Millis | undefined;
}

export function countOf(cases: readonly JudgeCase[], kind: CaseKind): KindCount {
  const its = cases.filter((it) => it.kind === kind).map(matterOf);
  return { count: its.length, first: its.length ? Math.min(...its.map((it) => it.from)) : undefined };
}
