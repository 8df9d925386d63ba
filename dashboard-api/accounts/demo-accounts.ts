import { sql } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { companyRoles, type Role } from "../access/role.ts";
import type { Database, Query } from "../database/database.ts";
import { hashPassword } from "./password-hash.ts";

/** One for all of them; anybody can know it. */
export const demoPassword = "machine-commons-demo";

/** Accounts that the demo has ready: its sign-in page lists them. */
export const demoAccounts = (site: Pick<Site, "companies">) => {
  const [company = null] = site.companies.map(({ id }) => id);
  return (["committee", "office", "manager", "member", "auditor"] satisfies Role[]).map((role) => ({
    login: `demo-${role}`,
    password: demoPassword,
    role: role as Role,
    company: companyRoles.includes(role) ? company : null,
  }));
};

const withdraw = (db: Query, now: Micros) =>
  db
    .updateTable("account")
    .set({ disabled: now })
    .where("id", "like", "demo-%")
    .where("disabled", "is", null);

/** Makes the demo's accounts ready; where it is no demo, those that one left in the database are of no use. */
export async function readyDemoAccounts(
  database: Database,
  site: Pick<Site, "companies">,
  isDemo: boolean,
  now: Micros,
): Promise<void> {
  if (!isDemo) return void (await database.use((db) => withdraw(db, now).execute()));
  const password = await hashPassword(demoPassword);
  await database.transaction(async (db) => {
    await sql`LOCK TABLE person, account IN SHARE ROW EXCLUSIVE MODE`.execute(db);
    for (const { login, role, company } of demoAccounts(site)) {
      const credentials = { password, disabled: null };
      // The launcher may have given it to one of the people in the demo's history.
      const known = await db
        .updateTable("account")
        .set(credentials)
        .where("id", "=", login)
        .where("person", "<>", login)
        .executeTakeFirst();
      if (known.numUpdatedRows > 0n) continue;
      const person = { company, name: login, search: login };
      await db
        .insertInto("person")
        .values({ id: login, kana: null, email: null, created: now, ...person })
        .onConflict((it) => it.column("id").doUpdateSet(person))
        .execute();
      const account = { role, login, ...credentials };
      await db
        .insertInto("account")
        .values({ id: login, person: login, created: now, ...account })
        .onConflict((it) => it.column("id").doUpdateSet(account))
        .execute();
    }
  });
}
