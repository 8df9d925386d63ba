import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { type Micros, systemNow } from "../../config/micros.ts";
import type { Database, Query } from "../database/database.ts";
import { linkAddress, makeLink } from "./account-links.ts";

/** Whether anybody of the committee has an account. */
export async function hasCommittee(db: Query): Promise<boolean> {
  const known = await db
    .selectFrom("account")
    .select("id")
    .where("role", "=", "committee")
    .where("disabled", "is", null)
    .executeTakeFirst();
  return known !== undefined;
}

/**
 * While nobody of the committee can sign in: a one-time link by which the first account of it is made. One made before
 * ends. undefined: there is such an account.
 */
export const firstAccountLink = (database: Database, now: Micros): Promise<string | undefined> =>
  database.transaction(async (db) => {
    await sql`LOCK TABLE account_link IN SHARE ROW EXCLUSIVE MODE`.execute(db);
    return (await hasCommittee(db)) ? undefined : (await makeLink(db, "setup", null, now)).secret;
  });

/**
 * Keeps the link in the data folder, and says it to whoever started this by hand. It is made anew at each start until
 * it was used.
 */
export async function offerFirstAccount(
  database: Database,
  publicUrl: string,
  folder: string,
): Promise<void> {
  const file = join(folder, "first-account.txt");
  const secret = await firstAccountLink(database, systemNow());
  if (secret === undefined) return rmSync(file, { force: true });
  const link = linkAddress(publicUrl, secret);
  writeFileSync(file, `${link}\n`, { mode: 0o600 });
  // Where the output is kept, a file for the owner alone is the better place for it.
  const told = process.stdout.isTTY ? link : `see ${file}`;
  console.log(
    `最初の委員会アカウント (24 時間・一度だけ) / The committee's first account (24 h, once): ${told}`,
  );
}
