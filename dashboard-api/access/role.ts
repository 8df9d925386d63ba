import { z } from "zod";

/** Who a token speaks for. Companies, and what of theirs a member may see, come with accounts. */
export const roles = ["committee", "auditor", "member"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Who asks. */
export interface Caller {
  name: string;
  role: Role;
}
