import { DAY, type Micros } from "../../config/micros.ts";
import { hashOfSecret, newSecret } from "../access/token.ts";
import type { AccountLinkTable } from "../database/core-tables.ts";
import type { Query } from "../database/database.ts";

const validFor = { setup: DAY, invitation: 7 * DAY, reset: DAY } satisfies Record<Purpose, Micros>;
type Purpose = AccountLinkTable["purpose"];

/** A secret by which a person sets a password once. Links made before for the same account, or set-up, end with it. */
export async function makeLink(
  db: Query,
  purpose: Purpose,
  account: string | null,
  now: Micros,
): Promise<{ secret: string; expires: Micros }> {
  const former = db.updateTable("account_link").set({ used: now }).where("used", "is", null);
  await (account === null
    ? former.where("purpose", "=", "setup")
    : former.where("account", "=", account)
  ).execute();
  const secret = newSecret();
  const expires = now + validFor[purpose];
  await db
    .insertInto("account_link")
    .values({ hash: hashOfSecret(secret), purpose, account, created: now, expires, used: null })
    .execute();
  return { secret, expires };
}

/** Uses a link up, once, whoever else tries beside. */
export const useLink = (
  db: Query,
  secret: string,
  now: Micros,
): Promise<Pick<AccountLinkTable, "purpose" | "account"> | undefined> =>
  db
    .updateTable("account_link")
    .set({ used: now })
    .where("hash", "=", hashOfSecret(secret))
    .where("used", "is", null)
    .where("expires", ">", now)
    .returning(["purpose", "account"])
    .executeTakeFirst();

/** For what a link is, without using it up; undefined: there is none that still holds. */
export const readLink = (db: Query, secret: string, now: Micros) =>
  db
    .selectFrom("account_link")
    .leftJoin("account", "account.id", "account_link.account")
    .select(["account_link.purpose", "account_link.expires", "account.login"])
    .where("account_link.hash", "=", hashOfSecret(secret))
    .where("account_link.used", "is", null)
    .where("account_link.expires", ">", now)
    .executeTakeFirst();

/** What is opened in a browser. The secret stands after #, which browsers send to no server. */
export const linkAddress = (publicUrl: string, secret: string): string =>
  `${publicUrl.replace(/\/+$/, "")}/account#${secret}`;
