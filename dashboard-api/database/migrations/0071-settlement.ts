import { type Kysely, sql } from "kysely";

/** Published months and their statements; `settlement/settlement-tables.ts` says what is in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE settlement_month (
      month text COLLATE "C" PRIMARY KEY,
      ledger_version bigint NOT NULL,
      at bigint NOT NULL,
      actor jsonb NOT NULL,
      reason text NOT NULL,
      content text NOT NULL
    )`.execute(db);
  await sql`
    CREATE TABLE settlement_statement (
      number text COLLATE "C" PRIMARY KEY,
      month text COLLATE "C" NOT NULL REFERENCES settlement_month (month),
      company text COLLATE "C" NOT NULL,
      sequence integer NOT NULL CHECK (sequence > 0),
      corrects text COLLATE "C" REFERENCES settlement_statement (number),
      ledger_version bigint NOT NULL,
      at bigint NOT NULL,
      actor jsonb NOT NULL,
      reason text NOT NULL,
      net bigint NOT NULL,
      tax bigint NOT NULL,
      total bigint NOT NULL CHECK (total = net + tax),
      digest text COLLATE "C" NOT NULL,
      content text NOT NULL,
      UNIQUE (month, company, sequence),
      CHECK ((sequence = 1) = (corrects IS NULL))
    )`.execute(db);
  for (const table of ["settlement_month", "settlement_statement"]) {
    await sql`
      CREATE TRIGGER ${sql.raw(`${table}_stays`)} BEFORE UPDATE OR DELETE OR TRUNCATE ON ${sql.raw(table)}
      FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`.execute(db);
  }
}
