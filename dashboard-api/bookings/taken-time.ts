import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { reservedWithin } from "../waitlist/freed-time.ts";
import type { Booking } from "./booking.ts";
import { liveWithin } from "./find-bookings.ts";

/** Time of a machine that cannot be booked. */
export type Taken = Pick<Booking, "id" | "machine" | "from" | "excludedUntil">;

/** All that is held inside [from, until), changeover included, and what has come free for those in line; in order. */
export async function takenWithin(db: Query, machine: string, span: Interval, now: Micros): Promise<Taken[]> {
  const held = await liveWithin(db, machine, span);
  const reserved = await reservedWithin(db, machine, span, now);
  if (reserved.length === 0) return held;
  const kept = reserved.map(({ from, until }) => ({ id: "", machine, from, excludedUntil: until }));
  return [...held, ...kept].sort((a, b) => a.from - b.from);
}
