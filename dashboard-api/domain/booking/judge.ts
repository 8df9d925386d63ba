import type { Micros } from "../../../config/micros.ts";
import { duration } from "../interval/interval.ts";
import type { BookingContext } from "./booking-context.ts";
import type { BookingRequest } from "./held-booking.ts";
import type { Refusal, RuleName } from "./refusal.ts";
import { futureBookings, peakQuota, qualification, quota } from "./rules/allowance.ts";
import { horizon, notice, past } from "./rules/lead-time.ts";
import { granularity, maximum, minimum, offGrid } from "./rules/length.ts";
import { maintenance, openHours } from "./rules/opening.ts";
import type { Rule } from "./rules/rule.ts";

const rules: Record<RuleName, Rule> = {
  openHours,
  maintenance,
  granularity,
  minimum,
  maximum,
  past,
  notice,
  horizon,
  qualification,
  futureBookings,
  quota,
  peakQuota,
};

/** Rules whose verdict another start cannot change. */
const regardlessOfStart: ReadonlySet<RuleName> = new Set(["minimum", "maximum", "qualification"]);

/** Starts on the grid from the later of now and the request's start, up to the horizon. */
function* startsAfter(request: BookingRequest, { now, zone, policy }: BookingContext): Generator<Micros> {
  const first = Math.max(request.from, now);
  const off = offGrid(first, policy.granularity, zone);
  for (
    let start = off > 0 ? first - off + policy.granularity : first;
    start - now <= policy.horizon;
    start += policy.granularity
  ) {
    yield start;
  }
}

/** A time at which the doors are shut is no help, whatever the rule. */
function nextPossible(rule: Rule, request: BookingRequest, context: BookingContext): Micros | null {
  const length = duration(request);
  for (const from of startsAfter(request, context)) {
    const later = { ...request, from, until: from + length };
    if ([rule, openHours, maintenance].every((it) => it(later, context) === null)) return from;
  }
  return null;
}

/** Every reason against a request; none when it passes. Whether the slot is free is the database's to say. */
export function judge(request: BookingRequest, context: BookingContext): Refusal[] {
  return Object.values(rules).flatMap((rule) => {
    const refusal = rule(request, context);
    if (!refusal) return [];
    const next = regardlessOfStart.has(refusal.rule) ? null : nextPossible(rule, request, context);
    return [{ ...refusal, nextPossible: next }];
  });
}

/** True when no rule is against it; cheaper than all reasons. */
export const passes = (request: BookingRequest, context: BookingContext): boolean =>
  Object.values(rules).every((rule) => rule(request, context) === null);

/** Names of the rules that are against it. */
export const rulesAgainst = (request: BookingRequest, context: BookingContext): RuleName[] =>
  Object.values(rules).flatMap((rule) => rule(request, context)?.rule ?? []);
