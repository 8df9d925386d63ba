/**
 * Shortfall = weighted max-min fair allocation - granted, never below 0. The fair allocation never exceeds what was
 * asked for, so who did not ask is not a victim.
 */
export const shortfall = (fairAllocation: number, granted: number): number =>
  Math.max(0, fairAllocation - granted);
