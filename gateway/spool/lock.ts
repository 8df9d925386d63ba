import { StartRefused } from "../start-refused.ts";
import { type Database, DatabaseFault, openDatabase } from "./database.ts";

/** Keeps every other process out of the folder until `release`, or until this process ends in whatever way. */
export function lockFolder(file: string, folder: string): { release(): void } {
  let database: Database | undefined;
  try {
    database = openDatabase(file, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");
    const held = database;
    return { release: () => held.close() };
  } catch (error) {
    database?.close();
    if (error instanceof DatabaseFault && error.kind === "locked") {
      throw new StartRefused(
        `Another gateway process already works with the folder ${folder}. Stop it, or give this one another DATA_DIR.`,
      );
    }
    throw new StartRefused(`The spool's lock ${file} cannot be opened: ${(error as Error).message}.`);
  }
}
