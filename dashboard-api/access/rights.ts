import type { SaidMistake } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { type Caller, companyRoles, type Role } from "./role.ts";

/** Companies of which a caller sees what is theirs alone: all, or its own. */
export const seesCompany = ({ role, company }: Caller, owner: string | null): boolean =>
  role === "committee" || role === "office" || role === "auditor" || (owner !== null && owner === company);

/** Whether a caller may invite, change and make tokens for a role in a company. */
export function mayManage(
  caller: Caller,
  { role, company }: { role: Role; company: string | null },
): boolean {
  if (caller.role === "committee") return true;
  return caller.role === "manager" && role === "member" && company !== null && company === caller.company;
}

/** What is wrong with a role and the company or machine it is for; undefined: nothing. */
export function roleMistake(given: {
  role: Role;
  company: string | null;
  machine: string | null;
}): SaidMistake | undefined {
  const { role, company, machine } = given;
  if (companyRoles.includes(role) !== (company !== null)) {
    const expected = company === null ? expectedTexts.companyOf(role) : expectedTexts.noCompany(role);
    return { where: "body/company", expected };
  }
  if ((role === "machine") !== (machine !== null)) {
    const expected = machine === null ? expectedTexts.machineOfPage : expectedTexts.noMachine(role);
    return { where: "body/machine", expected };
  }
  return undefined;
}
