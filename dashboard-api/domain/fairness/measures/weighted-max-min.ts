/** What a company asks for of a contested capacity. */
export interface WeightedDemand {
  readonly company: string;
  readonly demand: number;
  /** Its entitlement; only proportions count. Without any it is given nothing. */
  readonly weight: number;
}

/**
 * Weighted max-min fair allocation by progressive filling: all levels rise in proportion to weight; who has what it
 * asked for stops, until the capacity is spent. Nobody gets more than it asked for, and nobody could get more without
 * taking from one with less for its weight. D. Bertsekas, R. Gallager, "Data Networks", 2nd ed. 1992, section 6.5.2.
 */
export function weightedMaxMin(
  capacity: number,
  demands: readonly WeightedDemand[],
): ReadonlyMap<string, number> {
  const allocation = new Map(demands.map((it) => [it.company, 0]));
  const filling = demands
    .filter((it) => it.weight > 0 && it.demand > 0)
    .toSorted((a, b) => a.demand / a.weight - b.demand / b.weight);
  let rest = Math.max(0, capacity);
  let weight = filling.reduce((sum, it) => sum + it.weight, 0);
  for (const [index, it] of filling.entries()) {
    const isLast = index === filling.length - 1;
    const given = Math.min(it.demand, isLast ? rest : (rest * it.weight) / weight);
    allocation.set(it.company, given);
    rest -= given;
    weight -= it.weight;
  }
  return allocation;
}
