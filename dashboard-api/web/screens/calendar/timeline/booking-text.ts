import { useCallback } from "preact/hooks";
import { useWords } from "../../../language/use-words.ts";
import type { PlanItem } from "../../../strip/strip-data.ts";
import { millis } from "../../../time/instant.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import { calendarWords } from "../words.ts";

/** What a booking is called: whose it is, as far as one may know, or what takes the machine. */
export function useBookingName(): (booking: CalendarBooking) => string {
  const words = useWords(calendarWords);
  return useCallback(
    (booking) => {
      if (booking.kind !== "booking") return words[booking.kind];
      const name = booking.name ?? words.taken;
      if (booking.isOffered) return `${words.offered} ${name}`;
      return booking.isRequested ? `${name} (${words.requested})` : name;
    },
    [words],
  );
}

/** As the strip draws it. */
export const planItem = (booking: CalendarBooking, label: string): PlanItem => ({
  ...{ id: booking.key, from: booking.from / 1_000, to: booking.until / 1_000 },
  ...{ kind: booking.kind, label, isOwn: booking.isOwn },
  isRequested: booking.isRequested || booking.isOffered,
  isNoShow: booking.view?.outcome === "no-show",
  isPending: booking.kind === "booking" && booking.view?.status === "confirmed" && !booking.view.outcome,
  ...(booking.view?.startedAt ? { startedAt: millis(booking.view.startedAt) } : {}),
  ...(booking.view?.use?.overrun ? { overrunUntil: (booking.until + booking.view.use.overrun) / 1_000 } : {}),
});
