import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import { clip } from "../domain/interval/intersect.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import { union } from "../domain/interval/union.ts";
import { contestedWithin } from "../rounds/contested-time.ts";
import { reservedWithin } from "../waitlist/freed-time.ts";
import type { Booking } from "./booking.ts";
import { liveWithin } from "./find-bookings.ts";

/** Time of a machine that cannot be booked. */
export type Taken = Pick<Booking, "id" | "machine" | "from" | "excludedUntil"> & {
  /** Allocation round that will give it away. */
  readonly round?: string;
};

/**
 * All that is held inside [from, until), changeover included, what has come free for those in line, and what an
 * allocation round will give away; in order.
 */
export async function takenWithin(db: Query, machine: string, span: Interval, now: Micros): Promise<Taken[]> {
  const held = await liveWithin(db, machine, span);
  const reserved = await reservedWithin(db, machine, span, now);
  const contested = await contestedWithin(db, machine, span);
  if (reserved.length + contested.length === 0) return held;
  const bookings = union(held.map(({ from, excludedUntil }) => ({ from, until: excludedUntil })));
  const kept: Taken[] = [
    ...reserved.map(({ from, until }) => ({ id: "", machine, from, excludedUntil: until })),
    // Who has booked before keeps the booking, and may change it within its time.
    ...contested.flatMap(({ round, ...period }) =>
      subtract(clip([period], span), bookings).map(({ from, until }) => ({
        id: "",
        machine,
        from,
        excludedUntil: until,
        round,
      })),
    ),
  ];
  return [...held, ...kept].sort((a, b) => a.from - b.from);
}
