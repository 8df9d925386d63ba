import { type Role, roles } from "../../../dashboard-api/access/role.ts";

/**
 * all: whosever it is. own: what is of the caller's company (or, where a row says so, the caller's alone); the rest
 * does not exist for it. no: refused. self: one's own session.
 */
export type Cell = "all" | "own" | "no" | "self";

export interface AccessRow {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  owner: string;
  cells: Record<Role, Cell>;
  /** Query of a request that is valid. */
  query?: string;
  body?: object;
  headers?: Record<string, string>;
  /** Answers to the owner `company`: a body for that company in place of an id in the path. */
  bodyFor?: (company: string) => object;
  /** Kind of the thing whose id is in the path. */
  kind?:
    | "machine"
    | "job"
    | "note"
    | "booking"
    | "series"
    | "account"
    | "token"
    | "company"
    | "person"
    | "waitlist"
    | "round"
    | "grant"
    | "calendar"
    | "channel";
  /** Member of the answer that is a list: `items`. */
  list?: string;
  /** The answer in place of 404 for what is another's. */
  foreign?: 403;
}

export const cells = (given: string): Record<Role, Cell> => {
  const parts = given.split(" ") as Cell[];
  return Object.fromEntries(roles.map((role, index) => [role, parts[index] ?? "no"])) as Record<Role, Cell>;
};
export const everyone = cells("all all all all all all");
/** The page at a machine: of its own machine. */
export const atMachine = cells("all all all all all own");
/** Not the page at a machine. */
export const signedIn = cells("all all all all all no");

export const v1 = "/api/v1";

export const row = (
  method: AccessRow["method"],
  path: string,
  owner: string,
  given: Record<Role, Cell>,
  more: Partial<AccessRow> = {},
): AccessRow => ({ method, path, owner, cells: given, ...more });
export const forCompany = (fixed: object) => (company: string) => ({ ...fixed, company });
export const changing = cells("all all own own no no");
export const ofCommittee = cells("all no no no no no");
