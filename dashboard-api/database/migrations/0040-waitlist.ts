import { type Kysely, sql } from "kysely";

const statements = [
  // A slot that is held for somebody it was offered to is taken like every other.
  `ALTER TABLE booking DROP CONSTRAINT booking_status_check`,
  `ALTER TABLE booking ADD CONSTRAINT booking_status_check
    CHECK (status IN ('requested', 'confirmed', 'cancelled', 'refused', 'offered', 'withdrawn'))`,
  `ALTER TABLE booking DROP CONSTRAINT booking_no_overlap`,
  `ALTER TABLE booking ADD CONSTRAINT booking_no_overlap
    EXCLUDE USING gist (machine WITH =, during WITH &&) WHERE (status IN ('requested', 'confirmed', 'offered'))`,
  `CREATE TABLE waitlist_entry (
    id text COLLATE "C" PRIMARY KEY,
    company text COLLATE "C" NOT NULL,
    machines text[] NOT NULL CHECK (cardinality(machines) > 0),
    process text COLLATE "C",
    earliest bigint NOT NULL,
    latest bigint NOT NULL,
    length bigint NOT NULL,
    prefers text NOT NULL CHECK (prefers IN ('earliest', 'latest')),
    deadline bigint NOT NULL,
    since bigint NOT NULL,
    status text NOT NULL
      CHECK (status IN ('waiting', 'offered', 'granted', 'left', 'declined', 'lapsed', 'expired')),
    details jsonb NOT NULL,
    passed jsonb NOT NULL,
    offer jsonb,
    offer_booking text COLLATE "C" UNIQUE REFERENCES booking (id),
    held_until bigint,
    booking text COLLATE "C" UNIQUE REFERENCES booking (id),
    version integer NOT NULL CHECK (version > 0),
    CHECK (length > 0 AND earliest + length <= latest),
    CHECK ((status = 'offered') = (offer IS NOT NULL)),
    CHECK ((offer IS NULL) = (offer_booking IS NULL) AND (offer IS NULL) = (held_until IS NULL)),
    CHECK ((status = 'granted') = (booking IS NOT NULL))
  )`,
  `CREATE INDEX waitlist_in_line ON waitlist_entry (latest) WHERE status IN ('waiting', 'offered')`,
  `CREATE INDEX waitlist_of_company ON waitlist_entry (company, since)`,
  `CREATE TABLE waitlist_event (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry text COLLATE "C" NOT NULL REFERENCES waitlist_entry (id),
    version integer NOT NULL,
    at bigint NOT NULL,
    actor jsonb NOT NULL,
    acted_for text COLLATE "C",
    reason text NOT NULL,
    change jsonb NOT NULL,
    UNIQUE (entry, version)
  )`,
  `CREATE TRIGGER waitlist_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON waitlist_event
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`,
  `CREATE TRIGGER waitlist_never_deleted BEFORE DELETE OR TRUNCATE ON waitlist_entry
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`,
  `CREATE TABLE waitlist_freed (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    machine text COLLATE "C" NOT NULL,
    starts bigint NOT NULL,
    until bigint NOT NULL,
    at bigint NOT NULL,
    reserved boolean NOT NULL,
    CHECK (starts < until)
  )`,
  `CREATE INDEX waitlist_freed_of ON waitlist_freed (machine)`,
  `CREATE TABLE demand_attempt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request text COLLATE "C" NOT NULL,
    company text COLLATE "C" NOT NULL,
    machine text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    starts bigint NOT NULL,
    until bigint NOT NULL,
    requested bigint NOT NULL CHECK (requested > 0),
    peak bigint NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('granted', 'busy', 'waitlisted')),
    booking text COLLATE "C",
    waitlist text COLLATE "C",
    job text,
    CHECK ((outcome = 'granted') = (booking IS NOT NULL))
  )`,
  `CREATE INDEX demand_attempt_of ON demand_attempt (company, at)`,
  `CREATE INDEX demand_attempt_at ON demand_attempt (at)`,
  `CREATE TRIGGER demand_attempt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON demand_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`,
];

/**
 * Tables of the waitlist and of demand; `waitlist/waitlist-tables.ts` and `demand/demand-tables.ts` say what they hold.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
