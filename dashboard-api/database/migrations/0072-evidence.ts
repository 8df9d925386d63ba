import { type Kysely, sql } from "kysely";

/** What a grant's office asks of assets, and the reports given to it; `evidence/evidence-tables.ts` says what is in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE asset ADD COLUMN price bigint`.execute(db);
  await sql`ALTER TABLE grant_asset ADD COLUMN amount bigint`.execute(db);
  await sql`ALTER TABLE funding_grant ADD COLUMN number text`.execute(db);
  await sql`
    CREATE TABLE evidence_report (
      grant_id text COLLATE "C" NOT NULL,
      fiscal_year integer NOT NULL,
      number integer NOT NULL CHECK (number > 0),
      ledger_version bigint NOT NULL,
      at bigint NOT NULL,
      actor jsonb NOT NULL,
      reason text NOT NULL,
      digest text COLLATE "C" NOT NULL,
      content text NOT NULL,
      PRIMARY KEY (grant_id, fiscal_year, number)
    )`.execute(db);
  await sql`
    CREATE TRIGGER evidence_report_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_report
    FOR EACH STATEMENT EXECUTE FUNCTION booking_never_undone()`.execute(db);
}
