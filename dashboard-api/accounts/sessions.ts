import { createHash } from "node:crypto";
import { DAY, MINUTE, type Micros, SECOND } from "../../config/micros.ts";
import type { Credential } from "../access/credential.ts";
import { hashOfSecret, newSecret } from "../access/token.ts";
import type { Database, Query } from "../database/database.ts";
import { type AccountRow, callerOfAccount, selectAccounts } from "./account-view.ts";

/** A session ends so long after sign-in, or after its last use. */
const longest = 30 * DAY;
const idle = 7 * DAY;
export const sessionSeconds = longest / SECOND;
/** Its last use is noted this often. */
const noteEvery = MINUTE;

const secretShape = /^[A-Za-z0-9_-]{43}$/;

/** Told to the page, which the cookie is not: derived from the secret, so that nothing more need be kept. */
export const csrfOf = (secret: string): string =>
  createHash("sha256").update(`csrf ${secret}`).digest("base64url");

/** Begins a session and drops those that have ended. Returns its secret. */
export async function beginSession(
  db: Query,
  account: string,
  address: string,
  now: Micros,
): Promise<string> {
  await db
    .deleteFrom("session")
    .where((it) => it.or([it("expires", "<=", now), it("seen", "<=", now - idle)]))
    .execute();
  const secret = newSecret();
  await db
    .insertInto("session")
    .values({ hash: hashOfSecret(secret), account, created: now, seen: now, expires: now + longest, address })
    .execute();
  return secret;
}

/** Ends one session, or all of an account but one. */
export const endSession = (db: Query, secret: string) =>
  db.deleteFrom("session").where("hash", "=", hashOfSecret(secret)).execute();
export const endSessions = (db: Query, account: string, but = "") =>
  db.deleteFrom("session").where("account", "=", account).where("hash", "!=", hashOfSecret(but)).execute();

/** Whose session it is, while it lasts and the account is in use. */
export async function findSession(
  database: Database,
  secret: string,
  now: Micros,
): Promise<Credential | undefined> {
  if (!secretShape.test(secret)) return undefined;
  const hash = hashOfSecret(secret);
  const row = await database.use((db) =>
    selectAccounts(db)
      .innerJoin("session", "session.account", "account.id")
      .select("session.seen")
      .where("session.hash", "=", hash)
      .where("session.expires", ">", now)
      .where("session.seen", ">", now - idle)
      .where("account.disabled", "is", null)
      .executeTakeFirst(),
  );
  if (!row) return undefined;
  if (now - row.seen >= noteEvery) {
    await database.use((db) =>
      db.updateTable("session").set({ seen: now }).where("hash", "=", hash).execute(),
    );
  }
  const account: AccountRow = row;
  return { caller: callerOfAccount(account), scopes: null, account: row.id, csrf: csrfOf(secret) };
}
