import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import { endSessions } from "./sessions.ts";

/** Ends what an account was let in by: its sessions, and its tokens, which carry the role and company of before. */
export async function endAccess(db: Query, account: string, now: Micros): Promise<void> {
  await endSessions(db, account);
  await db
    .updateTable("api_token")
    .set({ revoked: now })
    .where("account", "=", account)
    .where("revoked", "is", null)
    .execute();
}

/**
 * Moves a person to another company, or with null to the cluster. From where and when stays on record; what the person
 * did before stays with the company it was done for. False: the person is there already.
 */
export async function movePerson(
  db: Query,
  given: { person: string; company: string | null; by: string; at: Micros },
): Promise<boolean> {
  const { person, company, by, at } = given;
  const before = await db
    .selectFrom("person")
    .select("company")
    .where("id", "=", person)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.company === company) return false;
  await db.updateTable("person").set({ company }).where("id", "=", person).execute();
  await db
    .insertInto("person_move")
    .values({ person, at, company_before: before.company, company_after: company, moved_by: by })
    .execute();
  const accounts = await db.selectFrom("account").select("id").where("person", "=", person).execute();
  for (const { id } of accounts) await endAccess(db, id, at);
  return true;
}
