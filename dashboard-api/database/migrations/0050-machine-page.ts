import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE TABLE company_pin (
    company text COLLATE "C" PRIMARY KEY REFERENCES company,
    hash text NOT NULL,
    changed bigint NOT NULL,
    changed_by text NOT NULL
  )`,
  `CREATE TABLE pin_try (
    machine text COLLATE "C",
    company text COLLATE "C",
    failures integer NOT NULL,
    locked_until bigint NOT NULL,
    PRIMARY KEY (machine, company)
  )`,
  `CREATE TABLE fault (
    id text COLLATE "C" PRIMARY KEY,
    machine text COLLATE "C" NOT NULL,
    company text COLLATE "C" REFERENCES company,
    opened bigint NOT NULL, opened_by text NOT NULL,
    out_until bigint,
    closed bigint, closed_by text,
    CHECK ((closed IS NULL) = (closed_by IS NULL))
  )`,
  `CREATE INDEX fault_of_machine ON fault (machine, opened)`,
];

/** Tables of the page at a machine; `machine-page/page-tables.ts` says what they hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
