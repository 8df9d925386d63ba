import type { Booking, MachineStart } from "../../../dashboard-api/domain/attribution/booking.ts";
import type { BookingChange } from "../../../dashboard-api/ledger/booking-reader.ts";
import type { ChangeableBookings } from "../../contracts/booking-reader.ts";

/** Bookings in memory. */
export function fakeBookings(): ChangeableBookings {
  const bookings = new Map<string, Booking[]>();
  const starts = new Map<string, MachineStart[]>();
  const changes: BookingChange[] = [];
  const changed = (machine: string, { from, until }: { from: number; until: number }) =>
    void changes.push({ number: changes.length + 1, machine, from, until });
  const without = (machine: string, id: string): Booking[] => {
    const all = bookings.get(machine) ?? [];
    for (const it of all) if (it.id === id) changed(machine, it);
    return all.filter((it) => it.id !== id);
  };
  return {
    reader: {
      within: async (machine, from, to) => ({
        bookings: (bookings.get(machine) ?? []).filter((it) => it.from < to && it.until > from),
        starts: (starts.get(machine) ?? []).filter((it) => it.at >= from && it.at < to),
      }),
      changes: async (after, limit) => changes.filter((it) => it.number > after).slice(0, limit),
    },
    async put(machine, booking) {
      const all = [...without(machine, booking.id), booking];
      bookings.set(
        machine,
        all.sort((a, b) => a.from - b.from),
      );
      changed(machine, booking);
    },
    async remove(machine, id) {
      bookings.set(machine, without(machine, id));
    },
    async start(machine, start) {
      starts.set(
        machine,
        [...(starts.get(machine) ?? []), start].sort((a, b) => a.at - b.at),
      );
      changed(machine, { from: start.at, until: start.at + 1 });
    },
  };
}
