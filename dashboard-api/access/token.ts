import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Caller, Role } from "./role.ts";
import type { TokenEntry } from "./token-file.ts";

const digest = (token: string): Buffer => createHash("sha256").update(token).digest();

/** A new token and what to keep of it. The token itself is shown once. */
export function makeToken(name: string, role: Role): { token: string; entry: TokenEntry } {
  const token = `mc_${randomBytes(32).toString("base64url")}`;
  return { token, entry: { name, role, sha256: digest(token).toString("hex") } };
}

/** Whose token it is. Every entry is compared, each in constant time. */
export function callerOf(token: string, entries: readonly TokenEntry[]): Caller | undefined {
  const presented = digest(token);
  let caller: Caller | undefined;
  for (const entry of entries) {
    if (timingSafeEqual(presented, Buffer.from(entry.sha256, "hex"))) {
      caller = { name: entry.name, role: entry.role };
    }
  }
  return caller;
}

/** The token that the demo, and only the demo, accepts. */
export const demoToken = "demo-committee";
export const demoEntry: TokenEntry = {
  name: "demo",
  role: "committee",
  sha256: digest(demoToken).toString("hex"),
};
