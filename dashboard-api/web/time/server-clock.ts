import type { Millis } from "./instant.ts";

/** The present by the server's clock: those of workshop computers are often wrong, and the strip ends at the present. */
export interface ServerClock {
  now(): Millis;
  /** What the server said just now, exact to a second. */
  take(serverTime: Millis): void;
}

/** What the way of an answer and its rounding explain is no difference. */
const tolerance = 3_000;

export function createServerClock(device: () => Millis = () => Date.now()): ServerClock {
  let difference = 0;
  return {
    now: () => device() + difference,
    take(serverTime) {
      const told = serverTime - device();
      if (Math.abs(told) < tolerance) difference = 0;
      else if (Math.abs(told - difference) >= tolerance) difference = told;
    },
  };
}
