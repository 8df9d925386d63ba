import { type MemberUse, standings } from "./standing.ts";

/**
 * Jain's fairness index, each member counting alike however small its entitlement: (sum x)^2 / (n sum x^2). From 1/n
 * to 1; null without use. For comparison with other publications. R. Jain, D. Chiu, W. Hawe, DEC-TR-301, 1984.
 */
export function jainUnweighted(members: readonly MemberUse[]): number | null {
  const all = standings(members);
  if (!all) return null;
  const sum = all.reduce((total, { x }) => total + x, 0);
  return (sum * sum) / (all.length * all.reduce((total, { x }) => total + x * x, 0));
}
