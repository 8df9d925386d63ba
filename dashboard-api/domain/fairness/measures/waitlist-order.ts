import type { Micros } from "../../../../config/micros.ts";

export interface Waiter {
  readonly id: string;
  readonly company: string;
  readonly since: Micros;
}

/** Who is offered a freed slot first: the lowest claim, then who has waited longer. Without a known claim: last. */
export function waitlistOrder<T extends Waiter>(
  waiters: readonly T[],
  claims: ReadonlyMap<string, number>,
): T[] {
  const claimOf = (waiter: T) => claims.get(waiter.company) ?? Number.POSITIVE_INFINITY;
  const byClaim = (a: T, b: T) => (claimOf(a) === claimOf(b) ? 0 : claimOf(a) - claimOf(b));
  return waiters.toSorted((a, b) => byClaim(a, b) || a.since - b.since || (a.id < b.id ? -1 : 1));
}
