import { type MemberUse, standings } from "./standing.ts";

/** The members with the least use for their entitlement hold `entitlement` of it and `use` of all use. */
export interface LorenzPoint {
  readonly entitlement: number;
  readonly use: number;
}

/**
 * Lorenz curve over entitlement: members in order of x_i, cumulated e_i against cumulated s_i, from (0, 0) to (1, 1).
 * The diagonal is use in proportion to entitlement. null without use. M. O. Lorenz, 1905.
 */
export function lorenzCurve(members: readonly MemberUse[]): LorenzPoint[] | null {
  const all = standings(members);
  if (!all) return null;
  let [entitlement, use] = [0, 0];
  const points = all
    .toSorted((a, b) => a.x - b.x)
    .map(({ e, s }) => {
      entitlement += e;
      use += s;
      return { entitlement, use };
    });
  return [{ entitlement: 0, use: 0 }, ...points];
}
