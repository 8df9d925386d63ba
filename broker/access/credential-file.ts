import {
  closeSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { idSchema } from "../../config/wire/topics.ts";
import { isPasswordHash } from "./password-hash.ts";

/** `display`: a screen at a machine. */
export const credentialKinds = ["gateway", "service", "display"] as const;
export type CredentialKind = (typeof credentialKinds)[number];

const credentialSchema = z.strictObject({
  kind: z.enum(credentialKinds),
  /** null: revoked, by password and by certificate alike. */
  hash: z.string().refine(isPasswordHash, "a hash that this version can check").nullable(),
  changed: z.iso.datetime(),
});
const fileSchema = z.strictObject({ version: z.literal(1), users: z.record(idSchema, credentialSchema) });

export type Credential = z.infer<typeof credentialSchema>;
/** User name (the gateway's or display's id or the service's name) to its credential. */
export type Credentials = ReadonlyMap<string, Credential>;

export const credentialFile = (folder: string): string => join(folder, "credentials.json");

/** No file means no credentials. Throws an Error in one sentence when the file is broken. */
export function readCredentials(file: string): Credentials {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw new Error(`The credential file ${file} cannot be read: ${(error as Error).message}`);
  }
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(text)).users));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(
      `The credential file ${file} is broken: ${why}. Restore it, or make the credentials anew.`,
    );
  }
}

/** A writer that died holds the lock file; no write takes this long. */
const staleAfter = 10_000;

/**
 * Changes the file so that a reader sees the old or the new content, never a part, with mode 600. The new content's
 * own file is the lock against a second writer. Throws when another change is under way.
 */
export function changeCredentials(folder: string, change: (users: Map<string, Credential>) => void): void {
  const file = credentialFile(folder);
  const next = `${file}.new`;
  mkdirSync(folder, { recursive: true });
  let handle: number;
  try {
    if (Date.now() - (statSync(next, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > staleAfter)
      rmSync(next, { force: true });
    handle = openSync(next, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`Another change of ${file} is under way (${next} exists). Try again in a moment.`);
  }
  try {
    // Made by root for a broker that runs as another user: it belongs to whom the folder belongs.
    const { uid, gid } = statSync(folder);
    if (process.getuid?.() === 0) fchownSync(handle, uid, gid);
    const users = new Map(readCredentials(file));
    change(users);
    writeSync(handle, `${JSON.stringify({ version: 1, users: Object.fromEntries(users) }, null, 2)}\n`);
    fsyncSync(handle);
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}
