import type { LiveMachine } from "../../live/live-floor.ts";
import type { FactItem } from "../../strip/strip-data.ts";
import { type Millis, millis } from "../../time/instant.ts";

/** States that ended while the page watched, by machine: the store tells them only once they are settled. */
export type SeenLive = ReadonlyMap<string, { last: LiveMachine; past: readonly FactItem[] }>;

const longestPast = 500;

/** Takes what is told now beside what was told before. */
export function seeLive(seen: SeenLive, machines: ReadonlyMap<string, LiveMachine>): SeenLive {
  const next = new Map(seen);
  for (const [id, now] of machines) {
    const before = seen.get(id);
    if (before?.last === now) continue;
    const { since, state } = before?.last ?? { since: null, state: now.state };
    const hasEnded = before && since !== null && now.since !== null && millis(since) < millis(now.since);
    const ended: FactItem[] = hasEnded
      ? [{ from: millis(since), to: millis(now.since ?? since), state }]
      : [];
    next.set(id, { last: now, past: [...(before?.past ?? []), ...ended].slice(-longestPast) });
  }
  return next;
}

/** What the store told, and over it what was seen since. */
export function overlay(stored: readonly FactItem[], seen: readonly FactItem[]): FactItem[] {
  const begin = seen[0]?.from;
  if (begin === undefined) return [...stored];
  const end: Millis = seen.at(-1)?.to ?? begin;
  const before = stored.flatMap((it) => (it.from >= begin ? [] : [{ ...it, to: Math.min(it.to, begin) }]));
  const after = stored.flatMap((it) => (it.to <= end ? [] : [{ ...it, from: Math.max(it.from, end) }]));
  return [...before, ...seen, ...after];
}
