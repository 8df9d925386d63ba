import { waitlistOrder } from "../domain/fairness/measures/waitlist-order.ts";
import type { WaitingOrder } from "../waitlist/waiting-order.ts";
import type { Claims } from "./claims.ts";

/**
 * Who is offered a freed slot first: the company with the lowest claim on all the machines, then who has waited longer;
 * companies without entitlement come last.
 */
export const claimOrder =
  (claims: Claims, machines: readonly string[]): WaitingOrder =>
  async (waiters, at) => {
    const known = await claims.of({ machines, at });
    return waitlistOrder(waiters, new Map(known.map((it) => [it.company, it.claim])));
  };
