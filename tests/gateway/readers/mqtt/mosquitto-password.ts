import { pbkdf2Sync, randomBytes } from "node:crypto";

/** A line of Mosquitto's password file (its format 7: PBKDF2 with SHA-512). */
export function mosquittoPassword(user: string, password: string): string {
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, 101, 64, "sha512");
  return `${user}:$7$101$${salt.toString("base64")}$${hash.toString("base64")}\n`;
}
