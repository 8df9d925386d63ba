import type { BookingPolicy } from "../../../../config/site/booking-policy.ts";
import type { GivenUpSlot, HeldBooking } from "../../booking/held-booking.ts";
import { peakQuota, quota } from "../../booking/rules/allowance.ts";
import type { Interval } from "../../interval/interval.ts";

const byTaking = (a: HeldBooking, b: HeldBooking) => a.takenAt - b.takenAt || (a.id < b.id ? -1 : 1);

/**
 * Bookings of one machine that its rules would have refused with other quotas: taken again in the order in which they
 * were taken, judged by the quota rules of booking. `peak` is ordered and disjoint.
 */
export function refusedByQuotas(
  bookings: readonly HeldBooking[],
  machine: {
    readonly policy: BookingPolicy;
    readonly peak: readonly Interval[];
    readonly givenUp: readonly GivenUpSlot[];
  },
): ReadonlySet<string> {
  const refused = new Set<string>();
  const held = new Map<string, HeldBooking[]>();
  for (const booking of bookings.toSorted(byTaking)) {
    const own = held.get(booking.company) ?? [];
    const context = {
      ...{ now: booking.takenAt, zone: "UTC", open: [], maintenance: [], qualifications: [] },
      ...machine,
      held: own,
    };
    if (quota(booking, context) || peakQuota(booking, context)) refused.add(booking.id);
    else held.set(booking.company, [...own, booking]);
  }
  return refused;
}
