import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PGliteDialect } from "kysely";
import type { Connection } from "./database.ts";
import { lockDatabase } from "./folder-lock.ts";
import { createPgliteThread, ThreadEnded } from "./pglite-thread.ts";
import type { Tables } from "./tables.ts";

/**
 * PostgreSQL embedded in this process, in a thread of its own: a statement takes it as long as it takes PostgreSQL, and
 * would stall every other request meanwhile. Throws one sentence when another process works with the folder.
 */
export async function openPglite(dataFolder: string): Promise<Connection> {
  const folder = join(dataFolder, "database");
  mkdirSync(folder, { recursive: true });
  const lock = lockDatabase(folder);
  const thread = createPgliteThread(join(folder, "cluster"));
  try {
    await thread.waitReady;
  } catch (error) {
    lock.release();
    throw new Error(
      `The embedded database ${folder} cannot be opened: ${(error as Error).message}. ` +
        "Restore it from a backup, or choose a PostgreSQL server with DATABASE_URL.",
    );
  }
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: thread }) });
  return {
    place: folder,
    db,
    isAway: (error) => error instanceof ThreadEnded,
    async close() {
      await db.destroy();
      await thread.close();
      lock.release();
    },
  };
}
