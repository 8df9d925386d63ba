import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Keeps a second start away from a data folder. The operating system holds the lock (by SQLite's exclusive
 * transaction), so it goes when this process goes, however it ends. Throws one sentence when it is held, or when
 * the folder cannot be written.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, "start.lock");
  const pidFile = join(folder, "start.pid");
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
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
  return { release: () => database.close() };
}

function pidIn(file: string): string {
  try {
    return ` (process ${readFileSync(file, "utf8").trim()})`;
  } catch {
    return "";
  }
}
