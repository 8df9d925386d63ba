import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";

/** Unbooked use of a machine within [from, until) is this company's. */
export interface Assignment extends Interval {
  readonly company: string;
}

/** What was decided about unbooked use within [from, until): whose it is, or that it is nobody's again. */
export interface AssignmentDecision extends Interval {
  readonly company: string | null;
}

export const companyAt = (assignments: readonly Assignment[], t: Micros): string | null =>
  assignments.find((it) => it.from <= t && t < it.until)?.company ?? null;

/** What decisions, in their order, come to: of each moment the last one holds. Ordered and disjoint. */
export function assignmentsOf(decisions: readonly AssignmentDecision[]): Assignment[] {
  let current: Assignment[] = [];
  for (const { from, until, company } of decisions) {
    const rest = current.flatMap((it) => [
      { ...it, until: Math.min(it.until, from) },
      { ...it, from: Math.max(it.from, until) },
    ]);
    current = [...rest, ...(company === null ? [] : [{ from, until, company }])].filter(
      (it) => it.from < it.until,
    );
  }
  return current.sort((a, b) => a.from - b.from);
}
