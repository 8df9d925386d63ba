import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE TABLE job_turn (
    job text COLLATE "C" PRIMARY KEY,
    holder text NOT NULL,
    holder_until bigint NOT NULL,
    done_at bigint NOT NULL
  )`,
  `CREATE TABLE event_cursor (
    follower text COLLATE "C" PRIMARY KEY,
    number bigint NOT NULL
  )`,
];

/** Tables of the background jobs; `jobs/job-tables.ts` says what they hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
