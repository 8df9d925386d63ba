import { expect, test } from "vitest";
import { HOUR, type Micros } from "../../config/micros.ts";
import type { Booking, MachineStart } from "../../dashboard-api/domain/attribution/booking.ts";
import type { BookingReader } from "../../dashboard-api/ledger/booking-reader.ts";

/** Bookings with a way to change them. */
export interface ChangeableBookings {
  reader: BookingReader;
  put(machine: string, booking: Booking): Promise<void>;
  remove(machine: string, id: string): Promise<void>;
  start(machine: string, start: MachineStart): Promise<void>;
}

const booking = (id: string, from: Micros, until: Micros): Booking => ({ id, company: "one", from, until });

/** What every reader of bookings holds to. */
export function bookingReaderContract(make: () => Promise<ChangeableBookings>): void {
  test("gives whole the bookings that touch a window, in order, and the starts inside it", async () => {
    const { reader, put, start } = await make();
    await put("mill", booking("late", 5 * HOUR, 6 * HOUR));
    await put("mill", booking("early", HOUR, 3 * HOUR));
    await put("mill", booking("after", 8 * HOUR, 9 * HOUR));
    await put("lathe", booking("other", HOUR, 9 * HOUR));
    await start("mill", { at: 2 * HOUR, booking: "early" });
    await start("mill", { at: 8 * HOUR, booking: "after" });
    expect(await reader.within("mill", 2 * HOUR, 8 * HOUR)).toEqual({
      bookings: [booking("early", HOUR, 3 * HOUR), booking("late", 5 * HOUR, 6 * HOUR)],
      starts: [{ at: 2 * HOUR, booking: "early" }],
    });
    expect(await reader.within("mill", 3 * HOUR, 5 * HOUR)).toEqual({ bookings: [], starts: [] });
  });

  test("tells changes once, in order, with the time they concern: before and after a move", async () => {
    const { reader, put, remove, start } = await make();
    await put("mill", booking("a", HOUR, 2 * HOUR));
    await put("mill", booking("a", 4 * HOUR, 5 * HOUR));
    await start("mill", { at: 4 * HOUR, booking: "a" });
    await remove("mill", "a");
    const all = await reader.changes(0, 100);
    const spans = all.map(({ machine, from, until }) => ({ machine, from, until }));
    const touches = (from: Micros, until: Micros) =>
      spans.some((it) => it.machine === "mill" && it.from <= from && it.until >= until);
    expect(touches(HOUR, 2 * HOUR)).toBe(true);
    expect(touches(4 * HOUR, 5 * HOUR)).toBe(true);
    expect(touches(4 * HOUR, 4 * HOUR + 1)).toBe(true);
    expect(all.map((it) => it.number)).toEqual(all.map((it) => it.number).toSorted((a, b) => a - b));
    const [first] = await reader.changes(0, 1);
    expect(await reader.changes(first?.number ?? 0, 100)).toEqual(all.slice(1));
    expect(await reader.changes(all.at(-1)?.number ?? 0, 100)).toEqual([]);
  });
}
