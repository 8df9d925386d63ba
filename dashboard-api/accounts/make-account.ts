import type { Micros } from "../../config/micros.ts";
import type { Role } from "../access/role.ts";
import type { Query } from "../database/database.ts";
import { searchKey } from "./search-key.ts";

export interface NewAccount {
  login: string;
  name: string;
  kana?: string | null;
  email?: string | null;
  role: Role;
  company: string | null;
  password: string | null;
}

/** A person with an account; undefined when the login is taken, and the transaction is to be undone. */
export async function makeAccount(db: Query, given: NewAccount, now: Micros): Promise<string | undefined> {
  const { login, name, kana = null, email = null, role, company, password } = given;
  const person = crypto.randomUUID();
  await db
    .insertInto("person")
    .values({ id: person, company, name, kana, email, search: searchKey(name, kana), created: now })
    .execute();
  // Two that ask for one login at the same time: one of them gets it.
  const made = await db
    .insertInto("account")
    .values({ id: crypto.randomUUID(), ...{ person, role, login, password }, created: now, disabled: null })
    .onConflict((it) => it.column("login").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id;
}
