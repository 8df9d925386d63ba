import { type Kysely, sql } from "kysely";

/** More that is added up beside the ledger; `tables.ts` says what it holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE ledger_use ADD COLUMN version bigint NOT NULL DEFAULT 0`.execute(db);
  await sql`
    CREATE TABLE ledger_week (
      month text COLLATE "C" PRIMARY KEY,
      week_hour smallint[] NOT NULL, week_code integer[] NOT NULL,
      week_slot_company text[] NOT NULL, week_owner_company text[] NOT NULL,
      week_first bigint[] NOT NULL, week_duration bigint[] NOT NULL
    )`.execute(db);
}
