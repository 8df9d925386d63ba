import type { Interval } from "./interval.ts";

/** The time covered by any of the intervals: ordered, disjoint, neighbours that touch joined. */
export function union(intervals: readonly Interval[]): Interval[] {
  const joined: { from: number; until: number }[] = [];
  for (const { from, until } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else if (until > from) joined.push({ from, until });
  }
  return joined;
}
