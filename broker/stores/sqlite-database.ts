import { DatabaseSync, type StatementSync } from "node:sqlite";
import { sqliteSchemaVersion, sqliteTables } from "../../config/store/sqlite-schema.ts";
import { StoreUnavailable } from "./telemetry-writer.ts";

export type Cell = string | number | null;

/** The slice of SQLite that the writer needs. Calls throw StoreUnavailable and nothing else. */
export interface SqliteDatabase {
  /** All of `work` is durable when this returns, or nothing of it happened. */
  transaction(work: () => void): void;
  run(statement: StatementSync, ...cells: Cell[]): number;
  first(statement: StatementSync, ...cells: Cell[]): Record<string, unknown> | undefined;
  prepare(text: string): StatementSync;
  /** Gives at most so many free pages back to the file system. */
  vacuum(pages: number): void;
  close(): void;
}

export interface SqliteOptions {
  /** Milliseconds to wait for another writer; the event loop waits too. */
  busyTimeout: number;
  /** The file grows no further than this. */
  maxBytes?: number;
}

const pageSize = 4_096;
/** Result codes (sqlite.org/rescode.html) after which waiting is no help: full, read-only, corrupt, not a database. */
const needsOperator = new Set([8, 11, 13, 26]);

function asUnavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const { message, errcode = 0 } = error as Error & { errcode?: number };
  return new StoreUnavailable(`SQLite: ${message}`, needsOperator.has(errcode & 0xff));
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asUnavailable(error);
  }
}

export function openSqliteDatabase(file: string, options: SqliteOptions): SqliteDatabase {
  const database = attempt(() => new DatabaseSync(file, { timeout: options.busyTimeout }));
  try {
    // auto_vacuum takes effect only before the first table exists.
    database.exec(`PRAGMA page_size=${pageSize}; PRAGMA auto_vacuum=INCREMENTAL;
      PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864`);
    const { user_version: version } = database.prepare("PRAGMA user_version").get() as {
      user_version: number;
    };
    if (version > sqliteSchemaVersion) {
      throw new StoreUnavailable(
        `${file} was written by a newer version (schema ${version}, this one knows ${sqliteSchemaVersion}): upgrade the broker`,
        true,
      );
    }
    database.exec(`BEGIN IMMEDIATE; ${sqliteTables} PRAGMA user_version=${sqliteSchemaVersion}; COMMIT`);
    if (options.maxBytes) database.exec(`PRAGMA max_page_count=${Math.ceil(options.maxBytes / pageSize)}`);
  } catch (error) {
    database.close();
    throw asUnavailable(error);
  }
  return {
    transaction(work) {
      attempt(() => {
        database.exec("BEGIN IMMEDIATE");
        try {
          work();
          database.exec("COMMIT");
        } catch (error) {
          // A full disk may already have rolled back.
          if (database.isTransaction) database.exec("ROLLBACK");
          throw error;
        }
      });
    },
    run: (statement, ...cells) => attempt(() => Number(statement.run(...cells).changes)),
    first: (statement, ...cells) => attempt(() => statement.get(...cells)),
    prepare: (text) => attempt(() => database.prepare(text)),
    vacuum: (pages) => attempt(() => database.exec(`PRAGMA incremental_vacuum(${pages})`)),
    close: () => database.close(),
  };
}
