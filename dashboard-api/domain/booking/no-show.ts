import { isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { clip, intersect } from "../interval/intersect.ts";
import { type Interval, totalDuration } from "../interval/interval.ts";
import { subtract } from "../interval/subtract.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";

export interface NoShowPolicy {
  /** Silence from which on a slot is a no-show: 60 min (setting up on an idle control is normal). */
  readonly threshold: Micros;
  /** Held counts as use for so long at a stretch: 30 min. */
  readonly heldLimit: Micros;
  /** Observed share since the start under which silence proves nothing: .9. */
  readonly leastCoverage: number;
}

export type NoShowVerdict =
  /** Too early to say; the machine's data must reach `decidedAt`. */
  | { readonly verdict: "pending"; readonly decidedAt: Micros }
  | { readonly verdict: "present"; readonly since: Micros }
  | { readonly verdict: "excused" }
  | { readonly verdict: "no-show"; readonly at: Micros; readonly coverage: number }
  | { readonly verdict: "no-data"; readonly at: Micros; readonly coverage: number };

export interface NoShowEvidence {
  readonly slot: Interval;
  /** Unbridged, from before the slot on, without holes. */
  readonly timeline: readonly TimelineInterval[];
  /** Manual mode, spindle, axis or door activity; ordered and disjoint. */
  readonly activity: readonly Interval[];
  /** Taps on 段取り中 or start at the machine's page. */
  readonly taps: readonly Micros[];
  /** Use by others inside the slot: no evidence for or against. Ordered and disjoint. */
  readonly blocked: readonly Interval[];
  /** Up to where the machine's states are settled. */
  readonly watermark: Micros;
}

/** The moment at which `free` time has summed to `threshold`; the end of the slot when it never does. */
function deadlineOf(free: readonly Interval[], threshold: Micros, end: Micros): Micros {
  let left = threshold;
  for (const { from, until } of free) {
    if (until - from >= left) return from + left;
    left -= until - from;
  }
  return end;
}

/** The start of each stretch of held counts, and no more: a program left hanging is no use. */
const signsOf = (timeline: readonly TimelineInterval[], heldLimit: Micros): Interval[] =>
  timeline.flatMap((it, index) => {
    if (it.state === "running" || it.state === "setup") return [it];
    if (it.state !== "held" || timeline[index - 1]?.state === "held") return [];
    return [{ from: it.from, until: Math.min(it.until, it.from + heldLimit) }];
  });

/**
 * Whether anybody came. Only time that nobody else blocked counts toward the threshold; a sign of use must come before
 * it (silence of exactly the threshold is a no-show). Down that began before the slot excuses.
 */
export function judgeNoShow(evidence: NoShowEvidence, policy: NoShowPolicy): NoShowVerdict {
  const { slot, timeline, watermark } = evidence;
  const free = subtract([slot], evidence.blocked);
  const deadline = deadlineOf(free, policy.threshold, slot.until);
  const trial = clip(free, { from: slot.from, until: deadline });
  const signs = [
    ...intersect(signsOf(timeline, policy.heldLimit), trial),
    ...intersect(evidence.activity, trial),
    ...evidence.taps.filter((t) => slot.from <= t && t < deadline).map((t) => ({ from: t, until: t })),
  ];
  if (signs.length > 0) return { verdict: "present", since: Math.min(...signs.map((sign) => sign.from)) };
  if (watermark < deadline) return { verdict: "pending", decidedAt: deadline };
  const atStart = timeline.find((it) => it.from < slot.from && slot.from < it.until);
  if (atStart?.state === "down") return { verdict: "excused" };
  const length = totalDuration(trial);
  const seen = totalDuration(
    intersect(
      timeline.filter((it) => isKnown(it.state)),
      trial,
    ),
  );
  const coverage = length > 0 ? seen / length : 0;
  return { verdict: coverage >= policy.leastCoverage ? "no-show" : "no-data", at: deadline, coverage };
}
