import type { Micros } from "../../../../config/micros.ts";
import type { Interval } from "../../../domain/interval/interval.ts";
import type { CalendarBooking } from "./data/calendar-booking.ts";

/** A booking that is being thought of: a new one, or another place for one that is there. */
export interface Draft extends Interval {
  readonly machine: string;
  readonly replaces: CalendarBooking | null;
  /** In a hand, or at rest. */
  readonly isMoving: boolean;
}

export const isElsewhere = ({ machine, from, until, replaces }: Draft): boolean =>
  replaces !== null && (replaces.machine !== machine || replaces.from !== from || replaces.until !== until);

/** How a draft stands before and after the rules have spoken. */
export type Standing = "checking" | "passes" | "refused";

/** Length of a booking that was begun by a tap. */
export const usualLength = (minimum: Micros): Micros => Math.max(minimum, 3_600_000_000);
