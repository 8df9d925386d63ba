import { lorenzCurve } from "./lorenz.ts";
import type { MemberUse } from "./standing.ts";

/**
 * Gini coefficient of the entitlement-weighted Lorenz curve: 1 - sum of (e_k - e_k-1)(s_k + s_k-1) over its points,
 * that is twice the area between curve and diagonal. 0: use in proportion to entitlement; null without use. C. Gini,
 * 1912; the area by trapezoids.
 */
export function gini(members: readonly MemberUse[]): number | null {
  const curve = lorenzCurve(members);
  if (!curve) return null;
  let below = 0;
  let last = { entitlement: 0, use: 0 };
  for (const point of curve) {
    below += (point.entitlement - last.entitlement) * (point.use + last.use);
    last = point;
  }
  // Where all are equal, rounding alone could leave it a hair below 0.
  return Math.max(0, 1 - below);
}
