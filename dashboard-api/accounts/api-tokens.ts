import type { Micros } from "../../config/micros.ts";
import type { Credential, Credentials } from "../access/credential.ts";
import { type Scope, scopeSchema } from "../access/scope.ts";
import { hashOfSecret, newSecret } from "../access/token.ts";
import type { ApiTokenTable } from "../database/core-tables.ts";
import type { Database, Query } from "../database/database.ts";
import { findSession } from "./sessions.ts";

/** Unlike those of the token file, so that each is looked for in one place. */
const shape = /^mct_[A-Za-z0-9_-]{43}$/;

export type NewApiToken = Omit<ApiTokenTable, "id" | "hash" | "revoked" | "scopes"> & { scopes: Scope[] };

/** A new token; it is shown once, and only its hash kept. */
export async function makeApiToken(db: Query, given: NewApiToken): Promise<{ id: string; token: string }> {
  const token = `mct_${newSecret()}`;
  const id = crypto.randomUUID();
  await db
    .insertInto("api_token")
    .values({ ...given, id, hash: hashOfSecret(token), revoked: null })
    .execute();
  return { id, token };
}

async function findToken(database: Database, token: string, now: Micros): Promise<Credential | undefined> {
  if (!shape.test(token)) return undefined;
  const row = await database.use((db) =>
    db
      .selectFrom("api_token")
      .leftJoin("account", "account.id", "api_token.account")
      .selectAll("api_token")
      .where("api_token.hash", "=", hashOfSecret(token))
      .where("api_token.revoked", "is", null)
      .where("api_token.expires", ">", now)
      .where("account.disabled", "is", null)
      .executeTakeFirst(),
  );
  if (!row) return undefined;
  const { name, role, company, person, machine, account } = row;
  const scopes = row.scopes.map((it) => scopeSchema.parse(it));
  return { caller: { name, role, company, person, machine }, scopes, account, csrf: null };
}

/** Sessions and tokens of the database. */
export const createCredentials = (database: Database, now: () => Micros): Credentials => ({
  byToken: (token) => findToken(database, token, now()),
  bySession: (secret) => findSession(database, secret, now()),
});
