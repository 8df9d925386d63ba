import { z } from "zod";

/**
 * What a caller may do: the equipment committee decides and sees all; the office books and assigns on behalf of
 * companies; a manager looks after one member company's people, a member belongs to one; the auditor (grant office)
 * only reads; `machine` is the page at one machine.
 */
export const roles = ["committee", "office", "manager", "member", "auditor", "machine"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Roles that belong to one company. */
export const companyRoles: readonly Role[] = ["manager", "member"];

/** Who asks. */
export interface Caller {
  name: string;
  role: Role;
  /** Company that the caller belongs to; null: none, so that nothing of any company is theirs. */
  company: string | null;
  /** Person behind an account or token, when it is known. */
  person: string | null;
  /** Machine at whose page the caller stands. */
  machine: string | null;
}
