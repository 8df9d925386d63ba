import type { MachineState } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { TimelineInterval } from "./timeline-interval.ts";

/** Since when a timeline has been in its last state without a break; and in which one before, null: it begins so. */
export function heldSince(
  timeline: readonly Pick<TimelineInterval, "from" | "state">[],
): { since: Micros; before: MachineState | null } | null {
  const last = timeline.at(-1);
  if (!last) return null;
  const other = timeline.findLastIndex((it) => it.state !== last.state);
  const first = timeline[other + 1] as TimelineInterval;
  return { since: first.from, before: timeline[other]?.state ?? null };
}
