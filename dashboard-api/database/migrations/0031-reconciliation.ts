import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE SEQUENCE booking_watch_mark`,
  `CREATE TABLE booking_watch (
    booking text COLLATE "C" PRIMARY KEY REFERENCES booking,
    machine text COLLATE "C" NOT NULL,
    starts bigint NOT NULL,
    look_at bigint NOT NULL,
    reach_from bigint NOT NULL,
    reach_until bigint NOT NULL,
    mark bigint NOT NULL DEFAULT nextval('booking_watch_mark')
  )`,
  `CREATE INDEX booking_watch_due ON booking_watch (machine, look_at)`,
  `CREATE INDEX booking_watch_reach ON booking_watch (machine, reach_until)`,
  // Bookings that wait for the committee are few among all that ever were.
  `CREATE INDEX booking_to_judge ON booking (until) WHERE kind = 'booking' AND
    ((details->>'isDisputed')::boolean OR details->'fate'->>'outcome' = 'no-show')`,
];

/** What the reconciliation remembers; `reconciliation/watch-tables.ts` says what it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
