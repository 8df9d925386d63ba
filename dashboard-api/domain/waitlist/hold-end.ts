import type { Micros } from "../../../config/micros.ts";

export interface HoldPolicy {
  /** How long a freed slot is held for whoever it is offered to: 30 min. */
  readonly hold: Micros;
  /** Nobody is offered what would have to be answered sooner: 5 min. */
  readonly leastHold: Micros;
}

/**
 * Until when an offer of a slot that begins at `from` is held: not beyond the last moment at which it could still be
 * booked. Whoever answers in time is never too late for the machine's notice.
 */
export const holdEnd = (now: Micros, from: Micros, notice: Micros, { hold }: HoldPolicy): Micros =>
  Math.min(now + hold, from - notice);

/** The earliest start of a slot that can be offered now. */
export const earliestOffer = (now: Micros, notice: Micros, { leastHold }: HoldPolicy): Micros =>
  now + leastHold + notice;
