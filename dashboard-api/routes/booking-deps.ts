import type { BookingDesk } from "../bookings/booking-desk.ts";
import type { WaitlistDesk } from "../waitlist/waitlist-desk.ts";
import type { ApiDeps } from "./api-deps.ts";

/** What the routes of bookings need. */
export interface BookingDeps extends ApiDeps {
  readonly desk: BookingDesk;
  readonly waitlist: WaitlistDesk;
}
