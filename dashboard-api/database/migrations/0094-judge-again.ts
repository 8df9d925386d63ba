import { type Kysely, sql } from "kysely";

/**
 * No-shows and bookings without data were judged by a clock that ran in unseen time, and in the breaks of others' runs:
 * they are looked at again. A verdict that comes out otherwise is a new event.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    UPDATE booking_watch w SET look_at = 0, mark = nextval('booking_watch_mark') FROM booking b
    WHERE b.id = w.booking AND b.details->'fate'->'verdict'->>'outcome' IN ('no-show', 'no-data')`.execute(
    db,
  );
}
