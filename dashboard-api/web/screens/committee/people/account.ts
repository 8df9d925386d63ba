import type { Role } from "../../../../access/role.ts";

/** An account as the API tells it. */
export interface Account {
  id: string;
  login: string;
  name: string;
  role: Role;
  company: string | null;
  person: string;
  state: "invited" | "active" | "disabled";
}

/** A link that works once. */
export interface MadeLink {
  link: string;
  expires: string;
}

/** Roles that people have. */
export const personRoles = ["committee", "office", "manager", "member", "auditor"] as const;

export const needsCompany = (role: string): boolean => role === "manager" || role === "member";
