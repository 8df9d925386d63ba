import { type WeightedDemand, weightedMaxMin } from "./weighted-max-min.ts";

/** The contested capacity of one machine group in the peak or the off-peak hours of a week. */
export interface CapacityBlock {
  readonly group: string;
  readonly block: "peak" | "offPeak";
  readonly capacity: number;
  /** One entry a company. */
  readonly demands: readonly WeightedDemand[];
}

/** What each company would have had, each block divided by weighted max-min: sums over blocks. */
export function fairAllocation(blocks: readonly CapacityBlock[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { capacity, demands } of blocks) {
    for (const [company, given] of weightedMaxMin(capacity, demands)) {
      sums.set(company, (sums.get(company) ?? 0) + given);
    }
  }
  return sums;
}
