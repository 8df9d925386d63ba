import type { Micros } from "../../../../../config/micros.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import type { Grip } from "./drag.ts";
import type { TimeScale } from "./time-scale.ts";

/** What lies under a point of a machine's lane. */
export type Grabbed =
  | { readonly what: "free" }
  | { readonly what: "booking"; readonly booking: CalendarBooking; readonly grip: Exclude<Grip, "new"> };

const edge = 7;
const least = 3;

/**
 * The booking at a pixel of the lane, and by which of its parts. Ends can be taken hold of where the bar is wide enough
 * to have a middle; a bar narrower than a pointer is found a little beside it too.
 */
export function grabbedAt(
  bookings: readonly CalendarBooking[],
  scale: TimeScale,
  pixel: number,
  now: Micros,
): Grabbed {
  const found = bookings.find(
    (it) =>
      scale.place(it.from) - least <= pixel && pixel < scale.place(it.until) + least && it.until > scale.from,
  );
  const exact = bookings.find((it) => scale.place(it.from) <= pixel && pixel < scale.place(it.until));
  const booking = exact ?? found;
  if (!booking) return { what: "free" };
  const [start, end] = [scale.place(booking.from), scale.place(booking.until)];
  const isWide = end - start > 3 * edge;
  if (isWide && end - pixel <= edge) return { what: "booking", booking, grip: "end" };
  // What runs keeps its start: only its end can move.
  if (booking.from <= now) return { what: "booking", booking, grip: "end" };
  if (isWide && pixel - start <= edge) return { what: "booking", booking, grip: "start" };
  return { what: "booking", booking, grip: "move" };
}

/** Whether a hand may take hold of it. */
export const canGrab = (booking: CalendarBooking, now: Micros): boolean =>
  booking.mayChange && !booking.isOffered && booking.until > now;
