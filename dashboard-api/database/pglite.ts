import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PGliteDialect } from "kysely";
import type { Connection } from "./database.ts";
import { lockDatabase } from "./folder-lock.ts";
import { createPgliteThread, ThreadEnded } from "./pglite-thread.ts";
import type { Tables } from "./tables.ts";

/** Milliseconds between two times that dead rows are cleared away and statistics taken. */
const tendEvery = 6 * 3_600_000;

/**
 * PostgreSQL embedded in this process, in a thread of its own: a statement takes it as long as it takes PostgreSQL, and
 * would stall every other request meanwhile. Making a new one takes seconds, and opening one that is there less than one.
 * Throws one sentence when another process works with the folder.
 */
export function openPglite(dataFolder: string): Connection {
  const folder = join(dataFolder, "database");
  mkdirSync(folder, { recursive: true });
  const lock = lockDatabase(folder);
  const thread = createPgliteThread(join(folder, "cluster"));
  // No background process does it here.
  const tend = () => void thread.query("VACUUM (ANALYZE)").catch(() => {});
  const tending = setInterval(tend, tendEvery).unref();
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: thread }) });
  return {
    place: folder,
    db,
    isAway: (error) => error instanceof ThreadEnded,
    async reach() {
      await thread.waitReady.catch((error: Error) => {
        throw new Error(
          `The embedded database ${folder} cannot be opened: ${error.message}. ` +
            "Restore it from a backup, or choose a PostgreSQL server with DATABASE_URL.",
        );
      });
    },
    async close() {
      clearInterval(tending);
      if (thread.ready) await db.destroy();
      await thread.close();
      lock.release();
    },
  };
}
