import { DAY, type Micros } from "../../../../config/micros.ts";

export const defaultHalfLife: Micros = 28 * DAY;

/** Equivalent hours used, or granted, at a time. */
export interface TimedUse {
  readonly at: Micros;
  readonly hours: number;
}

/** Sum of hours x 0.5^(dt / half-life), dt how long ago; what is still to come counts in full. */
export function decayedUse(
  uses: Iterable<TimedUse>,
  now: Micros,
  halfLife: Micros = defaultHalfLife,
): number {
  let sum = 0;
  for (const { at, hours } of uses) sum += hours * 0.5 ** (Math.max(0, now - at) / halfLife);
  return sum;
}

/**
 * Claim = (future grants of any round + decayed use) / e_i: whoever has the lowest goes first. Infinite without
 * entitlement, so that those without one come last.
 */
export const claim = (held: { decayedUse: number; futureGrants: number }, entitlement: number): number =>
  entitlement > 0 ? (held.futureGrants + held.decayedUse) / entitlement : Number.POSITIVE_INFINITY;
