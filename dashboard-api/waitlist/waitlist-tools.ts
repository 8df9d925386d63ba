import type { WaitlistPolicy } from "../../config/site/waitlist-policy.ts";
import type { DeskTools } from "../bookings/make-booking.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { WaitingOrder } from "./waiting-order.ts";

/** What everything that changes the waitlist works with. */
export interface WaitlistTools extends DeskTools {
  readonly policy: WaitlistPolicy;
  readonly order: WaitingOrder;
}

/** What the waitlist does by itself. */
export const ownDeed = (actedFor: string, at: number, reason: string): Deed => ({
  actor: { name: "waitlist", role: "system", person: null },
  ...{ actedFor, at, reason },
});
