import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE TABLE use_assignment (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    machine text COLLATE "C" NOT NULL,
    starts bigint NOT NULL,
    until bigint NOT NULL,
    company text COLLATE "C" REFERENCES company,
    actor jsonb NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    CHECK (starts < until)
  )`,
  `CREATE INDEX use_assignment_in_time ON use_assignment (machine, until)`,
  `CREATE TRIGGER use_assignment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON use_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`,
];

/** Decisions on unbooked use; `unbooked-use/assignment-tables.ts` says what they hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
