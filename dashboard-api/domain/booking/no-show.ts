import { isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { clip, intersect } from "../interval/intersect.ts";
import { duration, type Interval, totalDuration } from "../interval/interval.ts";
import { subtract } from "../interval/subtract.ts";
import { union } from "../interval/union.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";

export interface NoShowPolicy {
  /** Silence from which on a slot is a no-show: 60 min (setting up on an idle control is normal). */
  readonly threshold: Micros;
  /** Held counts as use for so long at a stretch: 30 min. */
  readonly heldLimit: Micros;
  /** Observed share of the time since the start, blocked time aside, under which silence proves nothing: .9. */
  readonly leastCoverage: number;
}

export type NoShowVerdict =
  /** Too early to say; the machine's data must reach `decidedAt`. */
  | { readonly verdict: "pending"; readonly decidedAt: Micros }
  | { readonly verdict: "present"; readonly since: Micros }
  /** The machine was down since before the slot; others' runs left too little of it to tell. */
  | { readonly verdict: "excused"; readonly by: "down" | "blocked" }
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
  /** Taken by others' runs inside the slot: no evidence for or against. Ordered and disjoint. */
  readonly blocked: readonly Interval[];
  /** Up to where the machine's states are settled. */
  readonly watermark: Micros;
}

/** How much of `free` time was seen, up to when silence is proven or to the end. */
interface Clock {
  /** When the seen time sums to what is needed, and is enough of the free time since the start; null: never. */
  readonly at: Micros | null;
  /** Seen share of the free time until then. */
  readonly coverage: number;
}

/** Runs over time that was seen, and not blocked; whatever else passes does not count for or against anybody. */
function clockOf(
  free: readonly Interval[],
  seen: readonly Interval[],
  need: Micros,
  leastCoverage: number,
): Clock {
  let [counted, passed] = [0, 0];
  for (const stretch of free) {
    let until = stretch.from;
    for (const piece of intersect(seen, [stretch])) {
      passed += piece.from - until;
      until = piece.until;
      // Within a seen piece both grow alike: so long until there is enough of it.
      const lacking = leastCoverage < 1 ? (leastCoverage * passed - counted) / (1 - leastCoverage) : 0;
      const wait = Math.max(0, need - counted, Math.ceil(lacking - 0.001));
      const isEnough = leastCoverage < 1 || counted === passed;
      if (isEnough && wait <= duration(piece)) {
        return { at: piece.from + wait, coverage: (counted + wait) / (passed + wait) };
      }
      counted += duration(piece);
      passed += duration(piece);
    }
    passed += stretch.until - until;
  }
  return { at: null, coverage: passed > 0 ? counted / passed : 0 };
}

/** The start of each stretch of held counts, and no more: a program left hanging is no use. */
const signsOf = (timeline: readonly TimelineInterval[], heldLimit: Micros): Interval[] =>
  timeline.flatMap((it, index) => {
    if (it.state === "running" || it.state === "setup") return [it];
    if (it.state !== "held" || timeline[index - 1]?.state === "held") return [];
    return [{ from: it.from, until: Math.min(it.until, it.from + heldLimit) }];
  });

/**
 * Whether anybody came. The clock runs over time that was seen and that nobody else blocked; a sign of use must come
 * before it has run for the threshold (silence of exactly the threshold is a no-show), or to the end of a shorter slot.
 * Down that began before the slot excuses, and so does a slot of which others left less than the clock needs.
 */
export function judgeNoShow(evidence: NoShowEvidence, policy: NoShowPolicy): NoShowVerdict {
  const { slot, timeline, watermark } = evidence;
  const free = subtract([slot], evidence.blocked);
  const need = Math.min(policy.threshold, duration(slot));
  const known = timeline.filter((it) => isKnown(it.state) && it.from < watermark);
  // What is still to come may all be seen.
  const seen = union([
    ...clip(known, { from: slot.from, until: watermark }),
    { from: watermark, until: slot.until },
  ]);
  const clock = clockOf(free, seen, need, policy.leastCoverage);
  const deadline = clock.at ?? slot.until;
  const trial = clip(free, { from: slot.from, until: deadline });
  const signs = [
    ...intersect(signsOf(timeline, policy.heldLimit), trial),
    ...intersect(evidence.activity, trial),
    ...evidence.taps.filter((t) => slot.from <= t && t < deadline).map((t) => ({ from: t, until: t })),
  ];
  if (signs.length > 0) return { verdict: "present", since: Math.min(...signs.map((sign) => sign.from)) };
  if (watermark < deadline) return { verdict: "pending", decidedAt: deadline };
  const atStart = timeline.find((it) => it.from < slot.from && slot.from < it.until);
  if (atStart?.state === "down") return { verdict: "excused", by: "down" };
  if (totalDuration(free) < need) return { verdict: "excused", by: "blocked" };
  const { coverage } = clock;
  return { verdict: clock.at === null ? "no-data" : "no-show", at: deadline, coverage };
}
