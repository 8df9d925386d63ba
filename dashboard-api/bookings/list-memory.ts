import type { Database } from "../database/database.ts";
import type { Booking } from "./booking.ts";
import { asAnybodyAsks, type BookingQuestion, listBookings } from "./list-bookings.ts";

/** Windows that are looked at at the same time, as a rule. */
const most = 8;

/**
 * Lists bookings, and keeps the last few answers while no booking changes: a change makes every open calendar ask for
 * the same window at the same moment. Only what was read at or after a number is ever given for it.
 */
export function createListMemory(database: Database) {
  const known = new Map<string, Promise<readonly Booking[]>>();
  return (asked: BookingQuestion, latest?: number): Promise<readonly Booking[]> => {
    const question = asAnybodyAsks(asked);
    if (latest === undefined) return listBookings(database, question);
    const key = JSON.stringify([latest, question]);
    const found = known.get(key) ?? listBookings(database, question);
    // The one that was asked for last is forgotten last.
    known.delete(key);
    known.set(key, found);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    // What could not be read is asked for again.
    found.catch(() => known.delete(key));
    return found;
  };
}
