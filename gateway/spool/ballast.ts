import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from "node:fs";

/**
 * A file of no use but to be removed when the disk is full: SQLite needs a little room to give room back.
 */
export interface Ballast {
  /** True when there was one to release. */
  release(): boolean;
  /** Makes it when it is missing; without room it stays missing. */
  restore(): void;
}

export const ballastSize = 8 * 1_048_576;

export function createBallast(file: string): Ballast {
  const isThere = () => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= ballastSize;
  return {
    release() {
      if (!isThere()) return false;
      rmSync(file, { force: true });
      return true;
    },
    restore() {
      if (isThere()) return;
      try {
        const handle = openSync(file, "w", 0o600);
        try {
          // Written, not only reserved by its length: a hole would hold no room.
          writeSync(handle, Buffer.alloc(ballastSize, 1));
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        if (!isThere()) rmSync(file, { force: true });
      } catch {
        rmSync(file, { force: true });
      }
    },
  };
}
