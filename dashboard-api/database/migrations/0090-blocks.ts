import { type Kysely, sql } from "kysely";

/** Blocks are few among the bookings, and asked for with every machine-day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX booking_blocks ON booking (machine, until) WHERE kind <> 'booking'`.execute(db);
}
