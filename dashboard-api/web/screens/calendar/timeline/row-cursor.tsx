import { useLayoutEffect, useRef } from "preact/hooks";
import { useWords } from "../../../language/use-words.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { calendarWords } from "../words.ts";
import { useBookingName } from "./booking-text.ts";
import { memo } from "./memo.ts";
import type { TimeScale } from "./time-scale.ts";

/** Where the keyboard is in a row: at one of its bookings, or (-1) at the row itself. */
export interface CursorPlace {
  readonly row: number;
  readonly booking: number;
}

/**
 * The one thing in a row that the keyboard stops at: it reads the row, and then one booking after the other. Fifty rows
 * of bookings would else be a thousand stops.
 */
export const RowCursor = memo(function RowCursor(props: {
  row: number;
  name: string;
  bookings: readonly CalendarBooking[];
  scale: TimeScale;
  /** -1: the row itself. */
  at: number;
  isStop: boolean;
  /** Counted up when the focus shall come here. */
  focus: number;
  hint: string;
}) {
  const { row, name, bookings, scale, at, isStop, focus, hint } = props;
  const words = useWords(calendarWords);
  const time = useCalendarTime();
  const nameOf = useBookingName();
  const ref = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (focus > 0) ref.current?.focus({ preventScroll: true });
  }, [focus]);
  const booking = bookings[at];
  const start = booking ? Math.max(0, scale.place(booking.from)) : 0;
  const end = booking ? Math.min(scale.size, scale.place(booking.until)) : scale.size;
  const label = booking
    ? `${name} ${time.range(booking)} ${nameOf(booking)}`
    : `${words.rowOf(name, bookings.length)}${bookings.length === 0 ? ` ${words.rowEmpty}` : ""}`;
  return (
    <button
      ref={ref}
      type="button"
      class="calendar-row-cursor"
      tabIndex={isStop ? 0 : -1}
      data-row={row}
      aria-label={label}
      aria-describedby={hint}
      style={{ left: `${start}px`, width: `${Math.max(8, end - start)}px` }}
    />
  );
});
