import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE TABLE calendar_feed (
    id text COLLATE "C" PRIMARY KEY,
    hash text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('company', 'machine', 'person')),
    subject text COLLATE "C" NOT NULL,
    company text COLLATE "C" REFERENCES company,
    account text COLLATE "C",
    made_by text NOT NULL,
    language text NOT NULL CHECK (language IN ('ja', 'en')),
    created bigint NOT NULL,
    revoked bigint
  )`,
  `CREATE INDEX calendar_feed_of_company ON calendar_feed (company)`,
];

/** Feeds that calendars read; `feeds/feed-table.ts` says what a row holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
