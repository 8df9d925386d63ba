import { type Kysely, sql } from "kysely";

/** Tables of the allocation rounds; `rounds/round-tables.ts` says what is in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE allocation_round (
      id text COLLATE "C" PRIMARY KEY,
      status text NOT NULL CHECK (status IN ('open', 'run', 'published', 'withdrawn')),
      version integer NOT NULL CHECK (version > 0),
      starts bigint NOT NULL,
      until bigint NOT NULL,
      deadline bigint NOT NULL,
      plan jsonb NOT NULL,
      commitment text COLLATE "C" NOT NULL,
      seed text COLLATE "C" NOT NULL,
      CHECK (starts < until)
    )`.execute(db);
  await sql`
    CREATE TABLE allocation_round_event (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      round text COLLATE "C" NOT NULL REFERENCES allocation_round (id),
      version integer NOT NULL,
      at bigint NOT NULL,
      actor jsonb NOT NULL,
      acted_for text COLLATE "C",
      reason text NOT NULL,
      change jsonb NOT NULL,
      UNIQUE (round, version)
    )`.execute(db);
  await sql`
    CREATE TABLE allocation_run (
      round text COLLATE "C" NOT NULL REFERENCES allocation_round (id),
      number integer NOT NULL CHECK (number > 0),
      at bigint NOT NULL,
      digest text COLLATE "C" NOT NULL,
      input text NOT NULL,
      outcome text NOT NULL,
      PRIMARY KEY (round, number)
    )`.execute(db);
  for (const table of ["allocation_round_event", "allocation_run"]) {
    await sql`
      CREATE TRIGGER ${sql.raw(`${table}_append_only`)} BEFORE UPDATE OR DELETE OR TRUNCATE ON ${sql.raw(table)}
      FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`.execute(db);
  }
  await sql`
    CREATE TRIGGER allocation_round_never_deleted BEFORE DELETE OR TRUNCATE ON allocation_round
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`.execute(db);
}
