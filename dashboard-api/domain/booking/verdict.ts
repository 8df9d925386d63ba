import { isInUse, isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { Booking } from "../attribution/booking.ts";
import { type Reconciliation, reconcile } from "../attribution/reconcile.ts";
import { clip } from "../interval/intersect.ts";
import { duration, type Interval, totalDuration } from "../interval/interval.ts";
import type { Slice } from "../ledger/slice.ts";
import { joinNeighbours, type TimelineInterval } from "../timeline/timeline-interval.ts";
import { blockedTime } from "./blocked-time.ts";
import { judgeNoShow, type NoShowEvidence, type NoShowPolicy, type NoShowVerdict } from "./no-show.ts";

/**
 * What became of a booking: own use of at least half of the slot (policy); its people came, and used less; nobody came;
 * nobody can tell. `excused`: nobody came, but the machine was down since before the slot, or others' runs left too
 * little of the slot to tell, or the committee accepts why.
 */
export const bookingOutcomes = ["used", "partly-used", "no-show", "no-data", "excused"] as const;
export type BookingOutcome = (typeof bookingOutcomes)[number];

/** What the machine told of a booking that is over. Durations in microseconds. */
export interface Verdict {
  readonly outcome: BookingOutcome;
  /** Why the machine excuses; absent: it does not. */
  readonly excusedBy?: "down" | "blocked";
  /** Own use before, inside and after the slot. */
  readonly early: Micros;
  readonly used: Micros;
  readonly overrun: Micros;
  /** Others' use inside the slot. */
  readonly blocked: Micros;
  readonly down: Micros;
  readonly unknown: Micros;
  /** First sign of its people, early use included; null: none. */
  readonly startedAt: Micros | null;
  /** When silence from the start on made it a no-show, whoever came later; null: it did not. */
  readonly noShowAt: Micros | null;
  /** Unknown time could change the outcome. */
  readonly isUncertain: boolean;
}

export interface VerdictPolicy extends NoShowPolicy {
  /** Own use from which share of the slot on it is `used`: .5. */
  readonly usedShare: number;
  /** Silence after which its people are reminded: 15 min. */
  readonly reminder: Micros;
  /** A break this long ends a run. */
  readonly breakLimit: Micros;
}

/** All that tells what became of a booking, as far as it is known. */
export interface BookingEvidence extends Pick<NoShowEvidence, "activity" | "taps" | "watermark"> {
  /** Its slot ends where it was given up. */
  readonly booking: Booking;
  /** From at least `heldLimit` before the slot on, without holes, until the watermark or past its last own use. */
  readonly slices: readonly Slice[];
  /** Its own people gave up the rest of it. */
  readonly isGivenUp: boolean;
}

/** What can be said of a booking at a watermark. */
export interface Judgement {
  readonly startedAt: Micros | null;
  readonly silence: NoShowVerdict;
  /** Nobody was seen long enough to remind its people. */
  readonly isReminderDue: boolean;
  /** Observed time of the slot up to the watermark. */
  readonly seenFor: Micros;
  /** Once the slot lies before the watermark. */
  readonly verdict: Verdict | null;
  /** Nothing after it changes the verdict; null: own use goes on, or may go on, where nothing is settled yet. */
  readonly decidedAt: Micros | null;
}

/** What was observed, bridged time being unknown again. */
const observedOf = (slices: readonly Slice[]): TimelineInterval[] =>
  joinNeighbours(
    slices.map(({ from, until, state, inferred }) => ({
      ...{ from, until, derivation: null, rules: null, inferred: false },
      state: inferred ? "unknown" : state,
    })),
  );

const isOwn = (slice: Slice, booking: Booking) => slice.kind !== null && slice.owner?.id === booking.id;

/** A run that nobody has seen going on for so long is over, whatever the unknown time since holds. */
const longestDoubt = 24 * 3_600_000_000;

/** When the last own run can go on no more: a break has ended it, or others began theirs. null: it may go on. */
function endOfRuns({ booking, slices }: BookingEvidence, breakLimit: Micros): Micros | null {
  const last = slices.findLastIndex((it) => isOwn(it, booking));
  if (last < 0) return booking.until;
  let quiet = 0;
  for (const slice of slices.slice(last + 1)) {
    if (slice.kind !== null) return slice.from;
    if (!isKnown(slice.state) || isInUse(slice.state)) continue;
    quiet += duration(slice);
    if (quiet >= breakLimit) return slice.until - (quiet - breakLimit);
  }
  const doubtEnds = (slices[last] as Slice).until + longestDoubt;
  return doubtEnds < (slices.at(-1) as Slice).until ? doubtEnds : null;
}

function outcomeOf(
  used: Micros,
  came: boolean,
  silence: NoShowVerdict,
  { booking, isGivenUp }: BookingEvidence,
  policy: VerdictPolicy,
): BookingOutcome {
  if (came) return used > 0 && used >= policy.usedShare * duration(booking) ? "used" : "partly-used";
  if (silence.verdict === "excused") return "excused";
  if (silence.verdict !== "no-show") return "no-data";
  // Who gives a slot back before its silence is a no-show has not left others in the dark.
  return isGivenUp && duration(booking) < policy.threshold ? "partly-used" : "no-show";
}

/** Whether the unknown time of the slot, had it been use, would make another outcome. */
function isUncertain(
  outcome: BookingOutcome,
  { used, unknown }: Reconciliation,
  { booking }: BookingEvidence,
  { usedShare }: VerdictPolicy,
): boolean {
  if (outcome === "no-data") return true;
  const mayBeEnough = used === 0 || used + unknown >= usedShare * duration(booking);
  return outcome !== "used" && unknown > 0 && mayBeEnough;
}

/**
 * Judges a booking by the machine, the same at whatever moments it is asked. Whoever came after the threshold has come:
 * the outcome is what was used then, and `noShowAt` stays. A program left hanging is no use, however long it hangs.
 */
export function judgeBooking(evidence: BookingEvidence, policy: VerdictPolicy): Judgement {
  const { booking, slices, watermark } = evidence;
  const slot: Interval = { from: booking.from, until: booking.until };
  const timeline = observedOf(slices);
  const others = blockedTime(booking, slices, policy.breakLimit);
  const given = { ...evidence, slot, timeline, blocked: others.blocked };
  const silence = judgeNoShow(given, policy);
  const whole = judgeNoShow(given, { ...policy, threshold: duration(slot) });
  const came = whole.verdict === "present";
  const reminder = judgeNoShow(given, { ...policy, threshold: Math.min(policy.reminder, policy.threshold) });
  const earlyUse = slices.find((it) => it.kind === "early" && isOwn(it, booking));
  const startedAt = earlyUse?.from ?? (came ? whole.since : null);
  const passed = clip(timeline, { from: slot.from, until: Math.min(slot.until, watermark) });
  const seenFor = totalDuration(passed.filter((it) => isKnown(it.state)));
  const told = { startedAt, silence, isReminderDue: reminder.verdict === "no-show", seenFor };
  if (watermark < slot.until) return { ...told, verdict: null, decidedAt: null };
  const sums = reconcile(booking, slices);
  const { early, used, overrun, blocked, down, unknown } = sums;
  const ended = endOfRuns(evidence, policy.breakLimit);
  const hasCome = came || earlyUse !== undefined;
  const outcome = outcomeOf(used, hasCome, silence, evidence, policy);
  const isExcused = outcome === "excused" && silence.verdict === "excused";
  const isSettled = ended !== null && (watermark >= others.settledAt || others.settledAt === slot.until);
  return {
    ...told,
    verdict: {
      outcome,
      ...(isExcused ? { excusedBy: silence.by } : {}),
      ...{ early, used, overrun, blocked, down, unknown, startedAt },
      noShowAt: silence.verdict === "no-show" && (hasCome || outcome === "no-show") ? silence.at : null,
      isUncertain: isUncertain(outcome, sums, evidence, policy) && !(isExcused && silence.by === "down"),
    },
    decidedAt: isSettled ? Math.max(others.settledAt, ended) : null,
  };
}
