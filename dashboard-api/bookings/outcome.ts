import type { Bilingual } from "../../config/site/text.ts";
import type { Refusal } from "../domain/booking/refusal.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { Booking } from "./booking.ts";
import type { Taken } from "./taken-time.ts";

/** Time of a machine, and nothing about whose it is. */
export interface Slot extends Interval {
  readonly machine: string;
  /** Allocation round that will give it away, where that is why it is taken. */
  readonly round?: string;
}

/** What stands in the way of a wish. */
export type Obstacle =
  | { readonly result: "refused"; readonly reasons: Refusal[]; readonly suggestions: Slot[] }
  /** Taken, changeover included. */
  | { readonly result: "busy"; readonly busy: Slot[] };

/** What came of a request that changes bookings. */
export type Outcome<T = Booking> =
  | { readonly result: "done"; readonly made: T; readonly isRepeated: boolean }
  | Obstacle
  | { readonly result: "unknown" }
  /** Somebody else changed it since. */
  | { readonly result: "stale"; readonly version: number }
  /** It is not in a state in which that can be done. */
  | { readonly result: "impossible"; readonly why: Bilingual; readonly suggestions?: readonly Slot[] }
  /** The key was used for another request. */
  | { readonly result: "key-reused" };

export const done = <T>(made: T, isRepeated = false): Outcome<T> => ({ result: "done", made, isRepeated });
export const impossible = (why: Bilingual): { result: "impossible"; why: Bilingual } => ({
  result: "impossible",
  why,
});

export const slotsOf = (bookings: readonly Taken[]): Slot[] =>
  bookings.map(({ machine, from, excludedUntil, round }) => ({
    ...{ machine, from, until: excludedUntil },
    ...(round === undefined ? {} : { round }),
  }));
