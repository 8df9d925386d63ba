import { type Kysely, sql } from "kysely";

/** Tables of the bookings; `bookings/booking-tables.ts` says what they hold. Ids are compared byte by byte. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE EXTENSION IF NOT EXISTS btree_gist`.execute(db);
  // Whatever the program does: of one machine no two live ones ever overlap, changeover included.
  await sql`
    CREATE TABLE booking (
      id text COLLATE "C" PRIMARY KEY,
      machine text COLLATE "C" NOT NULL,
      kind text NOT NULL CHECK (kind IN ('booking', 'maintenance', 'outage')),
      company text COLLATE "C",
      starts bigint NOT NULL,
      until bigint NOT NULL,
      excluded_until bigint NOT NULL,
      during int8range NOT NULL GENERATED ALWAYS AS (int8range(starts, excluded_until)) STORED,
      status text NOT NULL CHECK (status IN ('requested', 'confirmed', 'cancelled', 'refused')),
      taken_at bigint NOT NULL,
      series text COLLATE "C",
      version integer NOT NULL CHECK (version > 0),
      details jsonb NOT NULL,
      CHECK (starts < until AND until <= excluded_until),
      CHECK ((kind = 'booking') = (company IS NOT NULL)),
      CONSTRAINT booking_no_overlap EXCLUDE USING gist (machine WITH =, during WITH &&)
        WHERE (status IN ('requested', 'confirmed'))
    )`.execute(db);
  await sql`CREATE INDEX booking_of_company ON booking (company, machine, until)`.execute(db);
  await sql`CREATE INDEX booking_in_time ON booking (machine, until)`.execute(db);
  await sql`CREATE INDEX booking_of_series ON booking (series) WHERE series IS NOT NULL`.execute(db);
  await sql`
    CREATE TABLE booking_event (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      booking text COLLATE "C" NOT NULL REFERENCES booking (id),
      version integer NOT NULL,
      at bigint NOT NULL,
      actor jsonb NOT NULL,
      acted_for text COLLATE "C",
      reason text NOT NULL,
      change jsonb NOT NULL,
      machine text COLLATE "C" NOT NULL,
      touched_from bigint NOT NULL,
      touched_until bigint NOT NULL,
      UNIQUE (booking, version)
    )`.execute(db);
  // Numbers are given in the order of the commits, so that who reads after a number misses nothing.
  await sql`
    CREATE FUNCTION booking_event_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock(20, 1); RETURN NULL; END $$`.execute(db);
  await sql`
    CREATE TRIGGER booking_event_in_turn BEFORE INSERT ON booking_event
    FOR EACH STATEMENT EXECUTE FUNCTION booking_event_in_turn()`.execute(db);
  await sql`
    CREATE FUNCTION booking_never_undone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% of % is never done: what happened stays on record', TG_OP, TG_TABLE_NAME
      USING ERRCODE = '0A000'; END $$`.execute(db);
  await sql`
    CREATE TRIGGER booking_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON booking_event
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`.execute(db);
  await sql`
    CREATE TRIGGER booking_never_deleted BEFORE DELETE OR TRUNCATE ON booking
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`.execute(db);
  await sql`
    CREATE TABLE booking_given_up (
      machine text COLLATE "C" NOT NULL,
      company text COLLATE "C" NOT NULL,
      starts bigint NOT NULL,
      until bigint NOT NULL,
      booking text COLLATE "C" NOT NULL,
      at bigint NOT NULL,
      CHECK (starts < until)
    )`.execute(db);
  await sql`CREATE INDEX booking_given_up_of ON booking_given_up (company, machine, until)`.execute(db);
  await sql`
    CREATE TABLE booking_key (
      caller text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      request text NOT NULL,
      answer jsonb NOT NULL,
      at bigint NOT NULL,
      PRIMARY KEY (caller, key)
    )`.execute(db);
}
