import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface FolderLock {
  release(): void;
  /** Resolves with one sentence when the folder was removed or put in another's place. */
  readonly lost: Promise<string>;
}

/** Milliseconds between two looks at whether the folder is still there. */
const lookEvery = 1_000;

/**
 * Keeps a second start away from a data folder. The operating system holds the lock (by SQLite's exclusive
 * transaction), so it goes when this process goes, however it ends. Throws one sentence when it is held, or when
 * the folder cannot be written.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, "start.lock");
  const pidFile = join(folder, "start.pid");
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(file);
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (error) {
    database?.close();
    if (/locked|busy/i.test((error as Error).message))
      throw new Error(
        `The data folder ${folder} is in use by another start${pidIn(pidFile)}. Stop that one, or choose another folder with DATA_DIR.`,
      );
    throw new Error(
      `The data folder ${folder} cannot be used: ${(error as Error).message}. Choose another one with DATA_DIR.`,
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  const { promise: lost, resolve } = Promise.withResolvers<string>();
  const inode = inodeOf(file);
  const looking = setInterval(() => {
    if (inodeOf(file) === inode) return;
    clearInterval(looking);
    resolve(
      `The data folder ${folder} was removed or replaced while it was in use; what is stored from then on would be gone. Everything is stopped: put it back, or start anew without it.`,
    );
  }, lookEvery);
  looking.unref();
  return {
    lost,
    release() {
      clearInterval(looking);
      database.close();
    },
  };
}

/** undefined: the file cannot be seen. */
function inodeOf(file: string): number | undefined {
  try {
    return statSync(file).ino;
  } catch {
    return undefined;
  }
}

function pidIn(file: string): string {
  try {
    return ` (process ${readFileSync(file, "utf8").trim()})`;
  } catch {
    return "";
  }
}
