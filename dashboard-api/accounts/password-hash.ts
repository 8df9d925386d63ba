import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP's Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const text64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

/** What is typed differently on another keyboard is the same password (NIST SP 800-63B: Unicode NFKC). */
const bytesOf = (password: string) => Buffer.from(password.normalize("NFKC"), "utf8");

/** Keeps a password as a PHC string: `$argon2id$v=19$m=...,t=...,p=...$salt$tag` (RFC 9106). */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { message: bytesOf(password), nonce, tagLength, ...cost });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text64(nonce)}$${text64(tag)}`;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password is the one kept. Without one kept it takes as long, and is not. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", tag = ""] = shape.exec(kept ?? "") ?? [];
  const wanted = Buffer.from(tag, "base64");
  const found = await derive("argon2id", {
    message: bytesOf(password),
    nonce: salt === "" ? Buffer.alloc(16) : Buffer.from(salt, "base64"),
    tagLength: wanted.length || tagLength,
    memory: Number(memory ?? cost.memory),
    passes: Number(passes ?? cost.passes),
    parallelism: Number(parallelism ?? cost.parallelism),
  });
  return wanted.length > 0 && timingSafeEqual(found, wanted);
}
