import { cpSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";

/**
 * Puts a new embedded database, with its tables, into a data folder. Making one takes seconds of both cores: the first
 * test file that needs one makes it, and all copy it.
 */
export async function placeEmbeddedDatabase(dataFolder: string): Promise<void> {
  const template = join(inject("runFolder"), "embedded");
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
