import { statSync } from "node:fs";
import type { Micros } from "../../config/micros.ts";
import { SECOND } from "../../config/micros.ts";
import type { Caller } from "./role.ts";
import { callerOf } from "./token.ts";
import { readTokenFile, type TokenEntry } from "./token-file.ts";

/** Tells who presents a token. */
export interface TokenBook {
  callerOf(token: string): Caller | undefined;
}

/** A book of fixed entries. */
export const createTokenBook = (entries: readonly TokenEntry[]): TokenBook => ({
  callerOf: (token) => callerOf(token, entries),
});

/**
 * The book of a file, which is read again when it has changed: a token is made or revoked without a restart. A file
 * that becomes unreadable leaves the tokens as they were, and says so. Throws when it is unreadable at the start.
 */
export function openTokenBook(settings: {
  file: string;
  /** Accepted beside the file's: the demo's. */
  beside: readonly TokenEntry[];
  now: () => Micros;
  warn: (message: string) => void;
}): TokenBook {
  const { file, beside, now, warn } = settings;
  const stamp = () => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : "";
  };
  const read = () => [...readTokenFile(file), ...beside];
  let seen = stamp();
  let entries = read();
  let checkedAt = now();
  const refresh = () => {
    if (Math.abs(now() - checkedAt) < SECOND) return;
    checkedAt = now();
    const current = stamp();
    if (current === seen) return;
    seen = current;
    try {
      entries = read();
    } catch (error) {
      warn(`${(error as Error).message} (the tokens stay as they were)`);
    }
  };
  return {
    callerOf(token) {
      refresh();
      return callerOf(token, entries);
    },
  };
}
