import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Keeps every other process away from the embedded database, which two of them would destroy. The operating system holds
 * the lock (by SQLite's exclusive transaction), so it goes when this process goes, however it ends.
 */
export function lockDatabase(folder: string): { release(): void } {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, "in-use.lock"));
    lock.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    const held = lock;
    return { release: () => held.close() };
  } catch (error) {
    lock?.close();
    const why = (error as Error).message;
    throw new Error(
      /locked|busy/i.test(why)
        ? `The database folder ${folder} is in use by another API process. Stop that one, choose another folder with DATA_DIR, or let both work with one PostgreSQL server by DATABASE_URL.`
        : `The database folder ${folder} cannot be used: ${why}. Choose another one with DATA_DIR.`,
    );
  }
}
