import type { LiveMachine } from "../live/live-floor.ts";
import { type Millis, millis, minute } from "../time/instant.ts";
import type { FactItem } from "./strip-data.ts";

/** A confirmation older than this is no news of the present. */
const freshFor = minute;

/**
 * Facts as they were asked for, and what is told live since: they grow to the present. What was asked for earlier ends
 * where the live state begins; a hole between the two is unknown, never idle, and so is
 * the time since a confirmation that came long ago.
 */
export function withLive(asked: readonly FactItem[], live: LiveMachine | undefined, now: Millis): FactItem[] {
  if (!live || live.since === null) return [...asked];
  const since = millis(live.since);
  const heard = live.confirmedAt === null ? now : millis(live.confirmedAt);
  const until = Math.max(since, now - heard > freshFor ? heard : now);
  const silence: FactItem[] = until < now ? [{ from: until, to: now, state: "unknown" }] : [];
  const kept = asked.flatMap((it) => (it.from >= since ? [] : [{ ...it, to: Math.min(it.to, since) }]));
  const end = kept.at(-1)?.to;
  const hole: FactItem[] =
    end !== undefined && end < since ? [{ from: end, to: since, state: "unknown" }] : [];
  return [...kept, ...hole, { from: since, to: until, state: live.state }, ...silence];
}
