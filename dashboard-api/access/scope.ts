import { z } from "zod";

/**
 * What an API token made for one purpose may be used for, within what its role allows: `read` whatever is asked with
 * GET; `signals` process values; `bookings` (rounds too), `accounts`, `settlements` (evidence too): changes to these.
 */
export const scopes = ["read", "signals", "bookings", "accounts", "settlements"] as const;
export const scopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof scopeSchema>;
