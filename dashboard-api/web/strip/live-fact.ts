import type { LiveMachine } from "../live/live-floor.ts";
import { type Millis, millis } from "../time/instant.ts";
import type { FactItem } from "./strip-data.ts";

/**
 * Facts as they were asked for, and what is told live since: they grow to the present. What was asked for earlier ends
 * where the live state begins; a hole between the two is unknown, never idle.
 */
export function withLive(asked: readonly FactItem[], live: LiveMachine | undefined, now: Millis): FactItem[] {
  if (!live || live.since === null) return [...asked];
  const since = millis(live.since);
  const until = Math.max(since, now);
  const kept = asked.flatMap((it) => (it.from >= since ? [] : [{ ...it, to: Math.min(it.to, since) }]));
  const end = kept.at(-1)?.to;
  const hole: FactItem[] =
    end !== undefined && end < since ? [{ from: end, to: since, state: "unknown" }] : [];
  return [...kept, ...hole, { from: since, to: until, state: live.state }];
}
