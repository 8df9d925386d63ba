import type { ContenderSource } from "../rounds/contender-source.ts";
import type { Claims } from "./claims.ts";
import type { MachineWeights } from "./machine-weights.ts";

/** Who contends in a round: entitlement to its machines over its period, and what they hold by their claims. */
export const createContenders = (claims: Claims, weights: Pick<MachineWeights, "at">): ContenderSource => ({
  async contenders({ machines, at, from, until }) {
    const known = await claims.of({ machines, at, period: { from, until } });
    return known.map(({ company, entitlement, decayedUse, futureGrants }) => ({
      ...{ company, entitlement, held: decayedUse + futureGrants },
    }));
  },
  valuationAt: (time) => weights.at(time).valuation,
});
