import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { idSchema } from "../../config/wire/topics.ts";
import { roleSchema } from "./role.ts";

/** A token as it is kept: its SHA-256 alone. A token has 256 random bits, so that no slow hash is needed. */
const entrySchema = z.strictObject({
  name: z.string().min(1).max(100),
  role: roleSchema,
  /** For a member or manager: the company whose data it reaches. */
  company: idSchema.optional(),
  /** For a machine's page: the machine. */
  machine: idSchema.optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
});
export const tokenFileSchema = z.array(entrySchema);
export type TokenEntry = z.infer<typeof entrySchema>;

/** Reads the file; none yet is no token. Throws an Error that says in one sentence what is wrong. */
export function readTokenFile(file: string): TokenEntry[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new Error(`The token file ${file} cannot be read: ${(error as Error).message}`);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error(`The token file ${file} is not JSON. Make it anew with: npm run token -- NAME`);
  }
  const read = tokenFileSchema.safeParse(data);
  if (read.success) return read.data;
  throw new Error(
    `The token file ${file} must be a list of { name, role, company?, machine?, sha256 }: ${z.prettifyError(read.error)}`,
  );
}

/** Replaces the file as a whole: a reader sees the old or the new one. */
export function writeTokenFile(file: string, entries: readonly TokenEntry[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  const handle = openSync(draft, "w", 0o600);
  try {
    writeSync(handle, `${JSON.stringify(entries, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
