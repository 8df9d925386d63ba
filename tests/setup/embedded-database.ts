import { cpSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import { runFolderVariable } from "./run-folder.ts";

/**
 * Puts a new embedded database, with its tables, into a data folder. Making one takes seconds of both cores: the first
 * test file that needs one makes it, and all copy it. Outside a run of tests the folder stays as it is, and whoever opens
 * it makes one.
 */
export async function placeEmbeddedDatabase(dataFolder: string): Promise<void> {
  const runFolder = process.env[runFolderVariable];
  if (runFolder === undefined) return;
  const template = join(runFolder, "embedded");
  if (!existsSync(template)) {
    const making = `${template}-${process.pid}-${crypto.randomUUID()}`;
    const database = openDatabase({ address: undefined, dataFolder: making, warn: () => {} });
    await database.ready;
    await database.close();
    try {
      renameSync(making, template);
    } catch {
      // Another file was first; its database is as good.
    }
  }
  cpSync(template, dataFolder, { recursive: true });
}
