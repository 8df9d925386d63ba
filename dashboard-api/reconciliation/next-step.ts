import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Booking } from "../bookings/booking.ts";
import type { Change } from "../bookings/change.ts";
import type { Judgement, Verdict, VerdictPolicy } from "../domain/booking/verdict.ts";
import { never } from "./watch-tables.ts";

export interface FatePolicy extends VerdictPolicy {
  /** The rest of a no-show's slot is given up. */
  readonly releases: boolean;
}

/** What is to be put on record about a booking, and when to look again. */
export interface NextStep {
  readonly changes: readonly Change[];
  /** Once the machine's data are settled so far. */
  readonly lookAt: Micros;
}

/** While a run goes on past its booking, its length is looked at so often. */
const openEvery = 10 * MINUTE;

const flagsOf = (it: Verdict) => [it.outcome, it.early > 0, it.overrun > 0, it.blocked > 0].join(" ");
const sums = ["early", "used", "overrun", "blocked", "down", "unknown"] as const;
const marks = ["outcome", "excusedBy", "startedAt", "noShowAt", "isUncertain"] as const;

const isSame = (a: Verdict, b: Verdict): boolean => [...sums, ...marks].every((key) => a[key] === b[key]);

/** A run that goes on changes its length all the time, which is worth a new verdict when it has ended. */
const isNews = (known: Verdict | null, told: Verdict, isOpen: boolean): boolean =>
  known === null || (isOpen ? flagsOf(known) !== flagsOf(told) : !isSame(known, told));

function release(booking: Booking, now: Micros): Change {
  const { from, excludedUntil, takenAt, until } = booking;
  const changeover = excludedUntil - until;
  return {
    ...{ kind: "released", by: "policy", from, until: now, takenAt },
    excludedUntil: Math.min(excludedUntil, now + changeover),
  };
}

/** Of a booking whose slot is not over for the machine yet. */
function whileItRuns(booking: Booking, judged: Judgement, policy: FatePolicy, now: Micros): Change[] {
  const { fate } = booking;
  const { startedAt, silence } = judged;
  if (startedAt !== null) return fate.startedAt === null ? [{ kind: "seen", startedAt }] : [];
  const changes: Change[] = [];
  const isGoing = now < booking.until;
  if (silence.verdict === "no-show") {
    if (fate.noShowAt === null) changes.push({ kind: "no-show", at: silence.at, coverage: silence.coverage });
    // Somebody may be there since the data end: what is given to others is not taken back.
    const isSeenTillNow = judged.seenFor >= policy.leastCoverage * (now - booking.from);
    if (policy.releases && isGoing && isSeenTillNow && !fate.isExcused) changes.push(release(booking, now));
  } else if (judged.isReminderDue && isGoing && !fate.isReminded) changes.push({ kind: "reminded" });
  return changes;
}

/** What to do about a booking, given what the machine tells up to `watermark`. The same again changes nothing more. */
export function nextStep(
  booking: Booking,
  judged: Judgement,
  policy: FatePolicy,
  { now, watermark }: { now: Micros; watermark: Micros },
): NextStep {
  const { fate } = booking;
  const { verdict } = judged;
  if (!verdict) {
    const isStarted = judged.startedAt !== null;
    return {
      changes: whileItRuns(booking, judged, policy, now),
      lookAt: isStarted ? booking.until : watermark + 1,
    };
  }
  const changes: Change[] = [];
  const isOpen = judged.decidedAt === null;
  if (isNews(fate.verdict, verdict, isOpen)) {
    const { silence } = judged;
    if (verdict.outcome === "no-show" && fate.noShowAt === null && silence.verdict === "no-show") {
      changes.push({ kind: "no-show", at: silence.at, coverage: silence.coverage });
    }
    changes.push({ kind: "ended", verdict });
  }
  return { changes, lookAt: isOpen ? watermark + openEvery : never };
}
