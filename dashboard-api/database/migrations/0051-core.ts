import { type Kysely, sql } from "kysely";

const statements = [
  // What was said stays; what is better said instead is a note that names it.
  `ALTER TABLE note ADD COLUMN corrects text COLLATE "C" REFERENCES note`,
  `CREATE UNIQUE INDEX note_corrected_once ON note (corrects) WHERE corrects IS NOT NULL`,
  `CREATE FUNCTION note_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'notes are only ever added to'; END $$`,
  `CREATE TRIGGER note_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON note
    FOR EACH STATEMENT EXECUTE FUNCTION note_stays()`,
  `CREATE TABLE job_booking (
    booking text COLLATE "C" PRIMARY KEY REFERENCES booking,
    job text COLLATE "C" NOT NULL REFERENCES job
  )`,
  `CREATE INDEX job_booking_of_job ON job_booking (job)`,
  `CREATE TABLE person_move (
    person text COLLATE "C" NOT NULL REFERENCES person,
    at bigint NOT NULL,
    company_before text COLLATE "C" REFERENCES company,
    company_after text COLLATE "C" REFERENCES company,
    moved_by text NOT NULL
  )`,
  `CREATE INDEX person_move_of ON person_move (person, at)`,
];

/** Notes that correct others, jobs of bookings, and people who changed company; `core-tables.ts` says what they hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
