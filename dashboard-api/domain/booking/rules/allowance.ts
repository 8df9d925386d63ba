import type { Interval } from "../../interval/interval.ts";
import type { BookingContext } from "../booking-context.ts";
import type { BookingRequest } from "../held-booking.ts";
import { countsInQuota, fullestWindow, peakPart } from "../quota-use.ts";
import type { Rule } from "./rule.ts";

/** The person, or the mentor named, holds the machine's level until the booking's end. */
export const qualification: Rule = (request, { policy, qualifications }) => {
  const held = qualifications.some(
    ({ level, until }) => level === policy.qualification && (until === null || until >= request.until),
  );
  return policy.qualification === undefined || held
    ? null
    : { rule: "qualification", limit: null, current: null, unit: null };
};

/** At most so many bookings of the company still to begin on this machine, this one included. */
export const futureBookings: Rule = (request, { policy, now, held }) => {
  if (policy.futureBookings === undefined || request.from <= now) return null;
  const count = held.filter((booking) => booking.from > now).length + 1;
  return count > policy.futureBookings
    ? { rule: "futureBookings", limit: policy.futureBookings, current: count, unit: "bookings" }
    : null;
};

function counted(request: BookingRequest, context: BookingContext): Interval[] {
  const { held, givenUp, policy, now } = context;
  const wish = { ...request, takenAt: now };
  if (!countsInQuota(wish, givenUp, policy.shortNotice)) return [];
  const others = held.filter((booking) => countsInQuota(booking, givenUp, policy.shortNotice));
  return [...others, request].map(({ from, until }) => ({ from, until })).toSorted((a, b) => a.from - b.from);
}

const quotaRule =
  (peakOnly: boolean): Rule =>
  (request, context) => {
    const held = counted(request, context);
    if (held.length === 0) return null;
    for (const quota of context.policy.quotas) {
      if (quota.peakOnly !== peakOnly) continue;
      const limit = quota.hours * 3_600_000_000;
      const part = peakOnly ? peakPart(held, context.peak) : held;
      const current = fullestWindow(part, request, quota.window);
      if (current > limit) {
        return { rule: peakOnly ? "peakQuota" : "quota", limit, current, unit: "microseconds" };
      }
    }
    return null;
  };

/** The company's counted hours in the fullest window that touches the request, the request included. */
export const quota: Rule = quotaRule(false);
/** The same for peak hours alone. */
export const peakQuota: Rule = quotaRule(true);
