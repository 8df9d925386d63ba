import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** What went wrong in the spool's file, in the words of the decision that follows from it. */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
  /** `full`: make room and try again; `locked`: somebody else has it; `damaged`: set the file aside. */
  readonly kind: "full" | "locked" | "damaged" | "other";
  constructor(message: string, kind: "full" | "locked" | "damaged" | "other") {
    super(message);
    this.kind = kind;
  }
}

/** The slice of SQLite that the spool needs. Every call is synchronous and throws DatabaseFault. */
export interface Database {
  run(sql: string, ...values: SQLInputValue[]): number;
  rows<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  row<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** All of it or nothing, and on the disk when it returns. */
  transaction<Result>(work: () => Result): Result;
  /** Of a pragma that tells one number. */
  pragma(name: string): number;
  close(): void;
}

// Primary result codes: https://www.sqlite.org/rescode.html. A full disk also shows as an I/O error (10).
const kinds: Record<number, DatabaseFault["kind"]> = {
  5: "locked",
  10: "full",
  11: "damaged",
  13: "full",
  26: "damaged",
};

function asFault(error: unknown): unknown {
  const code = (error as { errcode?: unknown }).errcode;
  if (typeof code !== "number") return error;
  return new DatabaseFault((error as Error).message, kinds[code & 0xff] ?? "other");
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asFault(error);
  }
}

/**
 * Opens the file for this process alone. `setup` is run first, before anything is read.
 * Exclusive locking keeps the index of the write-ahead log in memory: no shared-memory file that a full disk breaks.
 */
export function openDatabase(file: string, setup: string, options: { readOnly?: boolean } = {}): Database {
  const database = guarded(() => new DatabaseSync(file, { timeout: 0, readOnly: options.readOnly ?? false }));
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  try {
    guarded(() => database.exec(setup));
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    run: (sql, ...values) => guarded(() => Number(prepared(sql).run(...values).changes)),
    rows: <Row>(sql: string, ...values: SQLInputValue[]) =>
      guarded(() => prepared(sql).all(...values) as Row[]),
    row: <Row>(sql: string, ...values: SQLInputValue[]) =>
      guarded(() => prepared(sql).get(...values) as Row | undefined),
    transaction(work) {
      return guarded(() => {
        database.exec("BEGIN IMMEDIATE");
        try {
          const result = work();
          database.exec("COMMIT");
          return result;
        } catch (error) {
          // A full disk makes SQLite roll back by itself.
          if (database.isTransaction) database.exec("ROLLBACK");
          throw error;
        }
      });
    },
    pragma(name) {
      const found = guarded(() => prepared(`PRAGMA ${name}`).get());
      return Number(Object.values(found ?? {})[0] ?? 0);
    },
    close: () => database.close(),
  };
}
