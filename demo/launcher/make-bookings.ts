import { DAY, HOUR, systemNow } from "../../config/micros.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { historyDays } from "./fill-history.ts";
import type { Processes } from "./processes.ts";

/** A start soon after another finds nothing new to be booked. */
const pause = 6 * HOUR;

/**
 * Makes the bookings of the demo's people, past and to come; at a later start, those of the days since. Must be over
 * before the API opens the database.
 */
export async function makeBookings(
  processes: Processes,
  demo: DemoFolder,
  say: (line: string) => void,
): Promise<void> {
  const now = systemNow();
  const { bookingsFrom = now - historyDays * DAY, bookedAt, seed } = demo.state;
  if (bookedAt !== undefined && now - bookedAt < pause) return;
  const told = await processes.once("bookings/main.ts", {
    PLANT_SEED: seed,
    BOOKINGS_FROM: String(bookingsFrom),
    BOOKINGS_UNTIL: String(bookedAt ?? ""),
  });
  if (bookedAt === undefined) say(`  ${told}.`);
  demo.bookingsAreMade(bookingsFrom, now);
}
