import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE TABLE notice_channel (
    id text COLLATE "C" PRIMARY KEY,
    company text COLLATE "C" REFERENCES company,
    kind text NOT NULL CHECK (kind IN ('email', 'webhook')),
    address text NOT NULL,
    secret text,
    kinds text[] NOT NULL,
    language text NOT NULL CHECK (language IN ('ja', 'en')),
    made_by text NOT NULL,
    created bigint NOT NULL,
    ended bigint,
    CHECK ((kind = 'webhook') = (secret IS NOT NULL))
  )`,
  `CREATE TABLE notice (
    id text COLLATE "C" PRIMARY KEY,
    channel text COLLATE "C" NOT NULL REFERENCES notice_channel,
    event bigint,
    kind text NOT NULL,
    facts jsonb NOT NULL,
    created bigint NOT NULL,
    attempts integer NOT NULL,
    due bigint,
    sent bigint,
    failure text NOT NULL,
    UNIQUE (channel, event)
  )`,
  `CREATE INDEX notice_due ON notice (due) WHERE due IS NOT NULL`,
  `CREATE INDEX notice_of_channel ON notice (channel, created)`,
];

/** Notices and where they go; `notices/notice-tables.ts` says what rows hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
