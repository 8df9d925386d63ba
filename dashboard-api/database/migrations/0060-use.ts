import { type Kysely, sql } from "kysely";

/** Everybody's use in the ledger; `tables.ts` says what the columns hold. Days without it are computed again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE ledger_day
      ADD COLUMN use_company text[] NOT NULL DEFAULT '{}', ADD COLUMN use_peak boolean[] NOT NULL DEFAULT '{}',
      ADD COLUMN use_chargeable bigint[] NOT NULL DEFAULT '{}', ADD COLUMN use_used bigint[] NOT NULL DEFAULT '{}',
      ADD COLUMN use_booked bigint[] NOT NULL DEFAULT '{}', ADD COLUMN use_planned bigint[] NOT NULL DEFAULT '{}',
      ADD COLUMN use_observed bigint[] NOT NULL DEFAULT '{}',
      ADD COLUMN releases jsonb NOT NULL DEFAULT '[]'`.execute(db);
  await sql`
    CREATE TABLE ledger_use (
      machine text COLLATE "C" NOT NULL,
      month text COLLATE "C" NOT NULL,
      days integer NOT NULL,
      use_company text[] NOT NULL, use_peak boolean[] NOT NULL,
      use_chargeable bigint[] NOT NULL, use_used bigint[] NOT NULL, use_booked bigint[] NOT NULL,
      use_planned bigint[] NOT NULL, use_observed bigint[] NOT NULL,
      PRIMARY KEY (machine, month)
    )`.execute(db);
  await sql`CREATE INDEX booking_given_up_in_time ON booking_given_up (machine, until)`.execute(db);
}
