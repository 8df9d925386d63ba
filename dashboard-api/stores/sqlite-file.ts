import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { sqliteSchemaVersion } from "../../config/store/sqlite-schema.ts";
import { createSqliteQueries, type SqliteQueries } from "./sqlite-queries.ts";
import { StoreUnreadable } from "./telemetry-reader.ts";

/**
 * The embedded store's file, opened read-only when it is there, and opened anew when a restore has put another file
 * in its place (the old one would be read on unseen, since it stays until it is closed).
 */
export interface SqliteFile {
  /** Throws StoreUnreadable. */
  use<T>(question: (queries: SqliteQueries) => T): T;
  close(): void;
}

interface Opened {
  identity: string;
  db: DatabaseSync;
  queries: SqliteQueries;
}

const unreadable = (path: string, why: string) =>
  new StoreUnreadable(`The telemetry file ${path} cannot be read: ${why}`);

function open(path: string, identity: string): Opened {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    const { user_version: version } = db.prepare("PRAGMA user_version").get() as { user_version: number };
    if (version > sqliteSchemaVersion) {
      throw unreadable(
        path,
        `its version is ${version}, this program reads up to ${sqliteSchemaVersion}. Update the API.`,
      );
    }
    return { identity, db, queries: createSqliteQueries(db) };
  } catch (error) {
    db.close();
    throw error;
  }
}

export function createSqliteFile(path: string): SqliteFile {
  let opened: Opened | undefined;
  const close = () => {
    opened?.db.close();
    opened = undefined;
  };
  const current = (): Opened => {
    const file = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!file) {
      close();
      throw unreadable(path, "it does not exist yet. The broker makes it when it starts: start the broker.");
    }
    const identity = `${file.dev}/${file.ino}`;
    if (opened?.identity !== identity) {
      close();
      opened = open(path, identity);
    }
    return opened;
  };
  return {
    use(question) {
      try {
        return question(current().queries);
      } catch (error) {
        if (error instanceof StoreUnreadable) throw error;
        // The next question opens the file anew: the fault may be gone with the file.
        close();
        throw unreadable(path, `${(error as Error).message}.`);
      }
    },
    close,
  };
}
