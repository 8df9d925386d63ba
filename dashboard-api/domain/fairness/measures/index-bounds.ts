import { type MemberUse, standings } from "./standing.ts";

/** The least and the most an index can become. */
export interface IndexBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Use with `more` poured in where it is lowest for its entitlement, until all of it is spent: no other way to divide it
 * is as even (each other could be made evener by passing use from a higher x to a lower one).
 */
function evened(members: readonly MemberUse[], more: number): MemberUse[] {
  const order = members.toSorted((a, b) => a.use / a.entitlement - b.use / b.entitlement);
  let [level, entitled, rest] = [0, 0, more];
  for (const [index, { use, entitlement }] of order.entries()) {
    // Up to this member's level, all those before it rise together.
    const next = use / entitlement;
    const needed = (next - level) * entitled;
    if (index > 0 && needed >= rest) break;
    rest -= index > 0 ? needed : 0;
    level = next;
    entitled += entitlement;
  }
  const reached = level + rest / entitled;
  return members.map((it) => ({ ...it, use: Math.max(it.use, reached * it.entitlement) }));
}

/**
 * Bounds of an index of inequality over every way to divide unassigned use among the members. Of indices that are convex
 * in the shares of use (1 / Jain weighted, Gini), the most unequal division gives all of it to one member. null where
 * nobody used anything.
 */
export function indexBounds(
  members: readonly MemberUse[],
  unassigned: number,
  measure: (members: readonly MemberUse[]) => number | null,
): IndexBounds | null {
  const entitled = members.filter((it) => it.entitlement > 0);
  if (!standings(entitled)) return null;
  const divisions =
    unassigned > 0
      ? [
          evened(entitled, unassigned),
          ...entitled.map((taker) =>
            entitled.map((it) => (it === taker ? { ...it, use: it.use + unassigned } : it)),
          ),
        ]
      : [entitled];
  const values = divisions.flatMap((division) => measure(division) ?? []);
  return { lower: Math.min(...values), upper: Math.max(...values) };
}
