import { type Kysely, sql } from "kysely";

/** Tables of the ledger; `tables.ts` says what they hold. Ids and dates are compared byte by byte. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sums = sql`
    sum_code integer[] NOT NULL, sum_slot_company text[] NOT NULL, sum_owner_company text[] NOT NULL,
    sum_hour bigint[] NOT NULL, sum_duration bigint[] NOT NULL,
    day_about text[] NOT NULL, day_verdict smallint[] NOT NULL, day_count integer[] NOT NULL`;
  await sql`
    CREATE TABLE ledger_head (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      version bigint NOT NULL DEFAULT 0,
      keeper text NOT NULL DEFAULT '',
      keeper_until bigint NOT NULL DEFAULT 0,
      arrivals_until bigint NOT NULL DEFAULT -1,
      changes_until bigint NOT NULL DEFAULT 0
    )`.execute(db);
  await sql`INSERT INTO ledger_head DEFAULT VALUES`.execute(db);
  await sql`
    CREATE TABLE ledger_machine (
      machine text COLLATE "C" PRIMARY KEY,
      first_day text COLLATE "C" NOT NULL,
      due_until text COLLATE "C" NOT NULL,
      settled bigint NOT NULL,
      plan text NOT NULL
    )`.execute(db);
  await sql`CREATE SEQUENCE ledger_mark`.execute(db);
  await sql`
    CREATE TABLE ledger_due (
      machine text COLLATE "C" NOT NULL,
      day text COLLATE "C" NOT NULL,
      mark bigint NOT NULL DEFAULT nextval('ledger_mark'),
      since bigint NOT NULL,
      touched bigint NOT NULL,
      PRIMARY KEY (machine, day)
    )`.execute(db);
  await sql`
    CREATE TABLE ledger_day (
      machine text COLLATE "C" NOT NULL,
      day text COLLATE "C" NOT NULL,
      version bigint NOT NULL,
      superseded bigint,
      settled bigint NOT NULL,
      reach_from bigint NOT NULL,
      reach_until bigint NOT NULL,
      plan text NOT NULL,
      content text NOT NULL,
      day_from bigint NOT NULL,
      line_start integer[] NOT NULL, line_hour_of_week smallint[] NOT NULL, line_code integer[] NOT NULL,
      line_slot text[] NOT NULL, line_slot_company text[] NOT NULL,
      line_owner text[] NOT NULL, line_owner_company text[] NOT NULL,
      line_shift text[] NOT NULL, line_duration bigint[] NOT NULL,
      ${sums},
      PRIMARY KEY (machine, day, version),
      CHECK (superseded > version)
    )`.execute(db);
  // At most one newest version of a machine-day, whatever runs beside.
  await sql`CREATE UNIQUE INDEX ledger_day_newest ON ledger_day (machine, day) WHERE superseded IS NULL`.execute(
    db,
  );
  // Finds the days that something at a time touches: for live data, none or few.
  await sql`CREATE INDEX ledger_day_reach ON ledger_day (machine, reach_until) WHERE superseded IS NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE ledger_month (
      machine text COLLATE "C" NOT NULL,
      month text COLLATE "C" NOT NULL,
      days integer NOT NULL,
      ${sums},
      PRIMARY KEY (machine, month)
    )`.execute(db);
}
