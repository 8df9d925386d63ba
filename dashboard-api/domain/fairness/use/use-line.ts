import type { Micros } from "../../../../config/micros.ts";
import { useBases } from "../../../../config/site/fairness.ts";

/**
 * What use is measured by. `chargeable` = booked and not released before the late limit - the part of that which went
 * to others + early + overrun + assigned unbooked use - blocked - excused; `used` = own use, wherever; `booked` =
 * bookings up to their release, inside planned busy time.
 */
export const bases = useBases;
export type Basis = (typeof bases)[number];

/** What a line adds to or, where marked, takes off a company's use. */
export const useParts = [
  /** Own slots, up to their release, in planned busy time. */
  "booked",
  /** Own use in own slots. */
  "used",
  /** Own use in own slots outside planned busy time, which is not booked time. */
  "outsidePlan",
  "early",
  "overrun",
  /** Unbooked use that the committee or somebody at the machine assigned to the company. */
  "assigned",
  /** The rest of an own slot that was given up too late. */
  "lateReleased",
  /** Taken off: late released time that was booked again, or used by somebody. */
  "takenOver",
  /** Taken off: another company's use in the own slot. */
  "blocked",
  /** Taken off: down that excuses, and what the committee waived. */
  "excused",
  /** Unbooked use that is nobody's yet. */
  "unassigned",
] as const;
export type UsePart = (typeof useParts)[number];

/** A line of a company's use. Its use is the sum of its lines. */
export interface UseLine {
  readonly machine: string;
  /** Start of the local hour. */
  readonly hour: Micros;
  /** null: nobody's yet. */
  readonly company: string | null;
  readonly booking: string | null;
  readonly part: UsePart;
  readonly isPeak: boolean;
  /** Below 0 where time is taken off. */
  readonly duration: Micros;
}
