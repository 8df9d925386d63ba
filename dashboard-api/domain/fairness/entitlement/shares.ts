/** Shares of companies: each above 0, together 1. Empty where nobody has any. */
export type Shares = ReadonlyMap<string, number>;

/** A share as people agree on it; only the proportions count (`50, 10, 10` as well as `.5, .1, .1`). */
export interface NamedShare {
  readonly company: string;
  readonly share: number;
}

/** Sums the weights of each company and divides them by their total; weights of 0 or less have no share. */
export function sharesOf(weights: Iterable<readonly [company: string, weight: number]>): Shares {
  const sums = new Map<string, number>();
  for (const [company, weight] of weights) {
    if (weight > 0) sums.set(company, (sums.get(company) ?? 0) + weight);
  }
  const total = [...sums.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...sums].map(([company, weight]) => [company, weight / total]));
}
