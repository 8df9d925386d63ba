import type { Interval } from "./interval.ts";

/** The time of `whole` outside `holes`. Both ordered and disjoint; so is the result. */
export function subtract(whole: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let next = 0;
  for (const piece of whole) {
    let from = piece.from;
    while (next < holes.length && (holes[next] as Interval).until <= from) next += 1;
    for (let at = next; at < holes.length; at += 1) {
      const hole = holes[at] as Interval;
      if (hole.from >= piece.until) break;
      if (hole.from > from) rest.push({ from, until: hole.from });
      from = Math.max(from, hole.until);
    }
    if (from < piece.until) rest.push({ from, until: piece.until });
  }
  return rest;
}
