import { type Kysely, sql } from "kysely";

/** Requests at machines under keys of their own; `machine-page/page-tables.ts` says what rows hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE page_key (
      caller text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      request text NOT NULL,
      at bigint NOT NULL,
      is_done boolean NOT NULL,
      PRIMARY KEY (caller, key)
    )`.execute(db);
}
