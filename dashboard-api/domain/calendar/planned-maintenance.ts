import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";

/** Where a maintenance block was put, and when that was said. */
export interface BlockPlace extends Interval {
  readonly at: Micros;
  readonly machine: string;
}

/**
 * The part of a maintenance block that was planned: what had been said of it, on this machine, by the time it begins.
 * What was said later is a breakdown by another name, or maintenance that took longer: no time can be taken out of a
 * machine's planned busy time once it has passed idle, or down. Places are in the order in which they were said; the
 * last one holds. null: none of it was.
 */
export function plannedPart(places: readonly BlockPlace[]): Interval | null {
  const now = places.at(-1);
  const said = now && places.findLast(({ at }) => at <= now.from);
  if (!said || said.machine !== now.machine) return null;
  const span = { from: Math.max(said.from, now.from), until: Math.min(said.until, now.until) };
  return span.from < span.until ? span : null;
}
