import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE TABLE company (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL, kana text, short text NOT NULL, honorific text NOT NULL,
    roles text[] NOT NULL,
    corporate_number text, invoice_number text,
    search text NOT NULL,
    listed boolean NOT NULL DEFAULT true
  )`,
  `CREATE TABLE person (
    id text COLLATE "C" PRIMARY KEY,
    company text COLLATE "C" REFERENCES company,
    name text NOT NULL, kana text, email text,
    search text NOT NULL,
    created bigint NOT NULL
  )`,
  `CREATE INDEX person_company ON person (company)`,
  `CREATE TABLE account (
    id text COLLATE "C" PRIMARY KEY,
    person text COLLATE "C" NOT NULL REFERENCES person,
    role text NOT NULL,
    login text COLLATE "C" NOT NULL UNIQUE,
    password text,
    created bigint NOT NULL,
    disabled bigint
  )`,
  `CREATE TABLE session (
    hash text COLLATE "C" PRIMARY KEY,
    account text COLLATE "C" NOT NULL REFERENCES account,
    created bigint NOT NULL, seen bigint NOT NULL, expires bigint NOT NULL,
    address text NOT NULL
  )`,
  `CREATE INDEX session_account ON session (account)`,
  `CREATE TABLE account_link (
    hash text COLLATE "C" PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('setup', 'invitation', 'reset')),
    account text COLLATE "C" REFERENCES account,
    created bigint NOT NULL, expires bigint NOT NULL, used bigint,
    CHECK ((purpose = 'setup') = (account IS NULL))
  )`,
  `CREATE TABLE api_token (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    hash text COLLATE "C" NOT NULL UNIQUE,
    role text NOT NULL,
    company text COLLATE "C", person text COLLATE "C", machine text COLLATE "C",
    scopes text[] NOT NULL,
    account text COLLATE "C" REFERENCES account,
    created bigint NOT NULL, expires bigint NOT NULL, revoked bigint
  )`,
  `CREATE TABLE qualification (
    id text COLLATE "C" PRIMARY KEY,
    person text COLLATE "C" NOT NULL REFERENCES person,
    machine text COLLATE "C" NOT NULL,
    level text NOT NULL,
    granted_by text NOT NULL, granted bigint NOT NULL, until bigint,
    UNIQUE (person, machine, level)
  )`,
  `CREATE TABLE job (
    id text COLLATE "C" PRIMARY KEY,
    company text COLLATE "C" NOT NULL REFERENCES company,
    lot text, part text, material text, program text,
    created bigint NOT NULL
  )`,
  `CREATE INDEX job_company ON job (company)`,
  `CREATE TABLE capability (
    machine text COLLATE "C" NOT NULL,
    process text COLLATE "C" NOT NULL,
    name_ja text, name_en text,
    x double precision, y double precision, z double precision, diameter double precision,
    tolerance double precision,
    materials text[] NOT NULL,
    PRIMARY KEY (machine, process)
  )`,
  `CREATE TABLE funding_grant (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL, purpose text NOT NULL,
    fiscal_year_start smallint NOT NULL CHECK (fiscal_year_start BETWEEN 1 AND 12)
  )`,
  `CREATE TABLE asset (id text COLLATE "C" PRIMARY KEY, name text NOT NULL, acquired text COLLATE "C")`,
  `CREATE TABLE grant_asset (
    grant_id text COLLATE "C" REFERENCES funding_grant,
    asset text COLLATE "C" REFERENCES asset,
    funded_part double precision NOT NULL CHECK (funded_part BETWEEN 0 AND 1),
    restricted_until text COLLATE "C",
    PRIMARY KEY (grant_id, asset)
  )`,
  `CREATE TABLE asset_machine (
    asset text COLLATE "C" REFERENCES asset,
    machine text COLLATE "C",
    PRIMARY KEY (asset, machine)
  )`,
  `CREATE TABLE charge_kind (
    id text COLLATE "C" PRIMARY KEY,
    name_ja text NOT NULL, name_en text NOT NULL, unit text NOT NULL, tax_class text NOT NULL
  )`,
  `INSERT INTO charge_kind VALUES
    ('machine-time', '設備使用料', 'Machine time', 'h', 'standard'),
    ('late-cancellation', '直前取消料', 'Late cancellation', 'h', 'standard'),
    ('no-show', '無断不使用料', 'No-show', 'h', 'standard'),
    ('material', '材料費', 'Material', 'piece', 'standard')`,
  `CREATE TABLE note (
    id text COLLATE "C" PRIMARY KEY,
    subject_kind text NOT NULL CHECK (subject_kind IN ('machine', 'capability', 'job', 'fault')),
    subject text COLLATE "C" NOT NULL,
    text text NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('everyone', 'company', 'committee')),
    company text COLLATE "C" REFERENCES company,
    author text NOT NULL,
    at bigint NOT NULL
  )`,
  `CREATE INDEX note_subject ON note (subject_kind, subject, at)`,
  `CREATE TABLE audit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    name text NOT NULL, role text NOT NULL,
    company text COLLATE "C", person text COLLATE "C", machine text COLLATE "C",
    acting_for text COLLATE "C",
    action text COLLATE "C" NOT NULL,
    subject jsonb NOT NULL,
    reason text NOT NULL,
    request_id text NOT NULL,
    address text NOT NULL
  )`,
  `CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log is only ever added to'; END $$`,
  `CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()`,
];

/** Tables of companies, people, accounts and what hangs on them; `core-tables.ts` says what they hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
