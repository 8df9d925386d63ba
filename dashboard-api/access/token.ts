import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Caller, Role } from "./role.ts";
import type { TokenEntry } from "./token-file.ts";

/** What is kept of a secret with 256 random bits, so that no slow hash is needed: its SHA-256 in hexadecimal. */
export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** 256 random bits as text that fits into addresses and headers. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** A new token and what to keep of it. The token itself is shown once. */
export function makeToken(
  name: string,
  role: Role,
  bound: { company?: string | undefined; machine?: string | undefined } = {},
): { token: string; entry: TokenEntry } {
  const token = `mc_${newSecret()}`;
  return { token, entry: { name, role, ...bound, sha256: hashOfSecret(token) } };
}

/** Whose token it is. Every entry is compared, each in constant time. */
export function callerOf(token: string, entries: readonly TokenEntry[]): Caller | undefined {
  const presented = Buffer.from(hashOfSecret(token), "hex");
  let caller: Caller | undefined;
  for (const { name, role, company = null, machine = null, sha256 } of entries) {
    if (timingSafeEqual(presented, Buffer.from(sha256, "hex"))) {
      caller = { name, role, company, person: null, machine };
    }
  }
  return caller;
}
