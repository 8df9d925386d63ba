import { useState } from "preact/hooks";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import type { CursorPlace } from "./row-cursor.tsx";

/** The keyboard's way through rows and bookings. */
export function useCursor(given: {
  machines: readonly { id: string }[];
  bookingsOf: (machine: string) => readonly CalendarBooking[];
  show: (row: number) => void;
  onSelect: (booking: CalendarBooking) => void;
  onBegin: (machine: string) => void;
}) {
  const { machines, bookingsOf, show, onSelect, onBegin } = given;
  const [place, setPlace] = useState<CursorPlace & { focus: number }>({ row: 0, booking: -1, focus: 0 });
  const go = (row: number, booking: number) => {
    const there = Math.max(0, Math.min(machines.length - 1, row));
    show(there);
    setPlace(({ focus }) => ({ row: there, booking, focus: focus + 1 }));
  };
  const open = (row: number) => {
    const machine = machines[row];
    const booking = machine && place.row === row ? bookingsOf(machine.id)[place.booking] : undefined;
    if (booking) onSelect(booking);
    else if (machine) onBegin(machine.id);
  };
  /** A click without a pointer, as of a screen reader. */
  const onClick = (event: MouseEvent) => {
    const row = (event.target as HTMLElement).dataset.row;
    if (event.detail === 0 && row !== undefined) open(Number(row));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = Number((event.target as HTMLElement).dataset.row ?? Number.NaN);
    const machine = machines[row];
    if (Number.isNaN(row) || !machine || event.altKey || event.metaKey) return;
    const bookings = bookingsOf(machine.id);
    const at = place.row === row ? place.booking : -1;
    const moves: Record<string, () => void> = {
      ArrowUp: () => go(row - 1, -1),
      ArrowDown: () => go(row + 1, -1),
      ArrowRight: () => go(row, Math.min(bookings.length - 1, at + 1)),
      ArrowLeft: () => go(row, Math.max(-1, at - 1)),
      Home: () => go(0, -1),
      End: () => go(machines.length - 1, -1),
      Enter: () => open(row),
    };
    const move = moves[event.key === " " ? "Enter" : event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return { place, onKeyDown, onClick };
}
