import type { Interval } from "./interval.ts";

/** Pieces of `pieces` inside `mask`, each keeping what else it carries. Both ordered and disjoint. */
export function intersect<T extends Interval>(pieces: readonly T[], mask: readonly Interval[]): T[] {
  const inside: T[] = [];
  let next = 0;
  for (const piece of pieces) {
    while (next < mask.length && (mask[next] as Interval).until <= piece.from) next += 1;
    for (let at = next; at < mask.length; at += 1) {
      const window = mask[at] as Interval;
      if (window.from >= piece.until) break;
      inside.push({
        ...piece,
        from: Math.max(piece.from, window.from),
        until: Math.min(piece.until, window.until),
      });
    }
  }
  return inside;
}

/** The part of each piece inside one window. */
export const clip = <T extends Interval>(pieces: readonly T[], window: Interval): T[] =>
  window.until > window.from ? intersect(pieces, [window]) : [];
