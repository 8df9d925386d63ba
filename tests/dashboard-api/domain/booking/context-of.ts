import { DAY, type Micros, microsFromRfc3339 } from "../../../../config/micros.ts";
import { bookingPolicySchema } from "../../../../config/site/booking-policy.ts";
import { calendarSchema } from "../../../../config/site/hours.ts";
import type { BookingContext } from "../../../../dashboard-api/domain/booking/booking-context.ts";
import type { BookingRequest } from "../../../../dashboard-api/domain/booking/held-booking.ts";
import { peakTime } from "../../../../dashboard-api/domain/booking/peak-time.ts";
import { openTime } from "../../../../dashboard-api/domain/calendar/open-time.ts";

export const zone = "Asia/Tokyo";
/** `11-24 09:00` of 2026, Tokyo. */
export const at = (text: string): Micros => microsFromRfc3339(`2026-${text.replace(" ", "T")}:00+09:00`);

export const request = (from: string, until: string, more: Partial<BookingRequest> = {}): BookingRequest => ({
  machine: "m",
  company: "a",
  from: at(from),
  until: at(until),
  ...more,
});

/** It is Monday 2 November 2026, 10:00 in Tokyo; open 8 to 20 on weekdays. */
export function contextOf(policy: object = {}, more: Partial<BookingContext> = {}): BookingContext {
  const now = at("11-02 10:00");
  const parsed = bookingPolicySchema.parse(policy);
  const week = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["08:00-20:00"]]));
  const calendar = calendarSchema.parse({ hours: [{ week }], closedOnHolidays: false });
  const [from, to] = [now - 60 * DAY, now + 90 * DAY];
  return {
    now,
    zone,
    policy: parsed,
    open: openTime({ calendar, zone, holidays: new Set(), from, to }),
    maintenance: [],
    peak: peakTime(parsed, zone, from, to),
    held: [],
    givenUp: [],
    qualifications: [],
    ...more,
  };
}
