import { MILLISECOND, type Micros } from "../../config/micros.ts";
import type { StoreUnavailable } from "../stores/telemetry-writer.ts";

/** What `/health` and the log tell of the store. */
export type StoreHealth =
  | { up: true }
  /** `operator`: waiting will not help by itself. */
  | { up: false; since: Micros; operator: boolean; reason: string };

const shortest = 500;
const longest = 30_000;

/** A pause as long as what it waits for has already lasted: milliseconds, within limits. */
export const pauseAfter = (lasted: Micros): number =>
  Math.min(longest, Math.max(shortest, Math.round(lasted / MILLISECOND)));

/** Leaves a store that failed alone for a while, so that an outage is not met with a storm. */
export interface StoreRest {
  /** Milliseconds still to wait, 0 when the store may be tried. */
  remaining(): number;
  failed(error: StoreUnavailable): void;
  succeeded(): void;
  health(): StoreHealth;
}

export function createStoreRest(now: () => Micros): StoreRest {
  let health: StoreHealth = { up: true };
  let until: Micros = 0;
  return {
    remaining() {
      if (health.up) return 0;
      const left = Math.ceil((until - now()) / MILLISECOND);
      // A clock set back must not prolong the rest.
      return left > longest ? 0 : Math.max(0, left);
    },
    failed({ message, operator }) {
      const since = health.up ? now() : Math.min(health.since, now());
      health = { up: false, since, operator, reason: message };
      until = now() + pauseAfter(now() - since) * MILLISECOND;
    },
    succeeded() {
      health = { up: true };
    },
    health: () => health,
  };
}
