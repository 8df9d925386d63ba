import { type MemberUse, standings } from "./standing.ts";

/**
 * Jain's fairness index with members weighted by entitlement: 1 / sum(s_i^2 / e_i). 1 when all use in proportion to
 * entitlement, e_i when member i alone uses everything; null without use. After R. Jain, D. Chiu, W. Hawe, "A
 * Quantitative Measure of Fairness and Discrimination", DEC-TR-301, 1984: (sum e x)^2 / sum(e x^2) with sum e x = 1.
 */
export function jainWeighted(members: readonly MemberUse[]): number | null {
  const all = standings(members);
  return all && 1 / all.reduce((sum, { e, s }) => sum + (s * s) / e, 0);
}
