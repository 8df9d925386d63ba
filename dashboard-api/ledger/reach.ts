import { isInUse, isKnown } from "../../config/machine-state.ts";
import { type Micros, SECOND } from "../../config/micros.ts";
import type { AttributionPolicy } from "../domain/attribution/attribute.ts";
import type { Booking } from "../domain/attribution/booking.ts";
import { duration, type Interval } from "../domain/interval/interval.ts";
import type { TimelineInterval } from "../domain/timeline/timeline-interval.ts";

/** What decides how far the lines of a window depend on what lies outside it. */
export interface ReachRules {
  readonly bridgeLimit: Micros;
  readonly attribution: AttributionPolicy;
}

/** Later than any time on the clock: the window depends on whatever comes. */
export const endOfTime: Micros = Number.MAX_SAFE_INTEGER;

/**
 * What is known before anything is read: a gap is bridged by what lies so near, and use is early, or perhaps early, by
 * what lies so near a booking.
 */
export const leastReach = ({ bridgeLimit, attribution }: ReachRules): Micros =>
  Math.max(bridgeLimit + SECOND, attribution.earlyLimit + attribution.breakLimit + 1);

/** A window with the slots that touch it: delay inside a slot is told from its first and last own use. */
export function withSlots(window: Interval, bookings: readonly Booking[]): Interval {
  const slots = bookings.filter((it) => it.from < window.until && it.until > window.from);
  return {
    from: Math.min(window.from, ...slots.map((it) => it.from)),
    until: Math.max(window.until, ...slots.map((it) => it.until)),
  };
}

/**
 * The last time before `start` at which no run can have been going on, whatever the machine did while nobody saw it:
 * observed time without use, as long as a break that ends a run, lies after it. undefined when the timeline holds none.
 */
export function lastCut(
  timeline: readonly Pick<TimelineInterval, "from" | "until" | "state">[],
  start: Micros,
  breakLimit: Micros,
): Micros | undefined {
  let quiet = 0;
  for (const interval of timeline.toReversed()) {
    if (interval.from >= start) continue;
    if (isInUse(interval.state) || !isKnown(interval.state)) quiet = 0;
    else {
      const length = Math.min(interval.until, start) - interval.from;
      if (quiet + length >= breakLimit) return interval.from + length - (breakLimit - quiet);
      quiet += length;
    }
  }
  return undefined;
}

/**
 * Use just before a booking is early only when its run goes on past the booking's start: until when one must look to
 * know. undefined when the timeline ends before.
 */
function earlyDecided(
  timeline: readonly TimelineInterval[],
  window: Interval,
  bookingStart: Micros,
  breakLimit: Micros,
): Micros | undefined {
  let quiet = 0;
  for (const interval of timeline) {
    if (interval.until <= window.until) continue;
    if (isInUse(interval.state)) {
      quiet = 0;
      if (interval.until > bookingStart) return Math.max(interval.from, bookingStart) + 1;
    } else if (isKnown(interval.state)) {
      quiet += duration({ from: Math.max(interval.from, window.until), until: interval.until });
      if (quiet >= breakLimit && interval.until > window.until) return interval.until;
    }
  }
  return undefined;
}

/**
 * The time on which the lines of `window` depend: a change outside it changes none of them. `timeline` is bridged.
 * A side is undefined when the timeline is too short to tell.
 */
export function reachOf(input: {
  readonly timeline: readonly TimelineInterval[];
  readonly window: Interval;
  readonly bookings: readonly Booking[];
  readonly rules: ReachRules;
}): { from: Micros | undefined; until: Micros | undefined } {
  const { timeline, bookings, rules } = input;
  const { breakLimit, earlyLimit } = rules.attribution;
  const window = withSlots(input.window, bookings);
  const least = leastReach(rules);
  const from = lastCut(timeline, window.from - least, breakLimit);
  const next = bookings.findLast((it) => it.from >= window.until && it.from <= window.until + earlyLimit);
  if (!next) return { from, until: window.until + least };
  const decided = earlyDecided(timeline, window, next.from, breakLimit);
  return {
    from,
    until: decided === undefined ? undefined : Math.max(window.until + least, decided),
  };
}
