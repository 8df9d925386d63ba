import type { Micros } from "../../config/micros.ts";
import type { Caller, Role } from "../access/role.ts";
import type { Query } from "../database/database.ts";

/** An account with its person. */
export interface AccountRow {
  id: string;
  login: string;
  role: Role;
  person: string;
  name: string;
  company: string | null;
  password: string | null;
  created: Micros;
  disabled: Micros | null;
}

/** Accounts joined with their people, for further conditions. */
export const selectAccounts = (db: Query) =>
  db
    .selectFrom("account")
    .innerJoin("person", "person.id", "account.person")
    .select([
      "account.id",
      "account.login",
      "account.role",
      "account.person",
      "person.name",
      "person.company",
      "account.password",
      "account.created",
      "account.disabled",
    ]);

export const callerOfAccount = ({ name, role, company, person }: AccountRow): Caller => ({
  ...{ name, role, company, person },
  machine: null,
});
