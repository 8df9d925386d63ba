import { sql } from "kysely";
import type { Change } from "../bookings/change.ts";
import type { Query } from "../database/database.ts";
import type { FollowedEvent } from "../jobs/event-follower.ts";
import { joinTouches, type Touch } from "../ledger/due-days.ts";

/** Has judged bookings looked at again whose verdict depends on touched time: late data, another booking. */
export async function touchWatched(db: Query, touches: readonly Touch[]): Promise<void> {
  const joined = joinTouches(touches.filter((it) => it.until > it.from));
  if (joined.length === 0) return;
  await sql`
    UPDATE booking_watch w SET look_at = 0, mark = nextval('booking_watch_mark')
    FROM unnest(
      ${joined.map((it) => it.machine)}::text[],
      ${joined.map((it) => it.from)}::bigint[],
      ${joined.map((it) => it.until)}::bigint[]
    ) AS t (machine, from_t, until_t)
    WHERE w.machine = t.machine AND w.reach_until > t.from_t AND w.reach_from < t.until_t`.execute(db);
}

/** Changes that move nobody's time. */
const still: readonly Change["kind"][] = [
  ...(["reminded", "seen", "no-show", "ended", "excused", "upheld"] as const),
  ...(["disputed", "waived", "described"] as const),
];

/** What events mean for whoever watches bookings: theirs are to be looked at, and those that they touch. */
export async function watchEvents(db: Query, events: readonly FollowedEvent[]): Promise<void> {
  const moving = events.filter((it) => !still.includes(it.change.kind));
  if (moving.length === 0) return;
  const bookings = [...new Set(moving.map((it) => it.booking))];
  await sql`
    INSERT INTO booking_watch (booking, machine, starts, look_at, reach_from, reach_until)
    SELECT id, machine, starts, starts, 0, 0 FROM booking
    WHERE id = ANY(${bookings}::text[]) AND kind = 'booking' AND status = 'confirmed'
    ON CONFLICT (booking) DO UPDATE SET machine = excluded.machine, starts = excluded.starts,
      look_at = excluded.look_at, mark = nextval('booking_watch_mark')`.execute(db);
  await sql`
    DELETE FROM booking_watch w USING booking b
    WHERE w.booking = ANY(${bookings}::text[]) AND b.id = w.booking AND b.status <> 'confirmed'`.execute(db);
  await touchWatched(db, moving);
}
