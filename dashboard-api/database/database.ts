import type { Kysely, Transaction } from "kysely";
import { StoreUnreadable } from "../stores/telemetry-reader.ts";
import { migrate } from "./migrate.ts";
import { withRetries } from "./retry.ts";
import type { Tables } from "./tables.ts";

export type Query = Kysely<Tables> | Transaction<Tables>;

/** The relational database. Rejects with StoreUnreadable while it does not answer. */
export interface Database {
  /** For people: where it is, without any password. */
  readonly place: string;
  /**
   * Resolves when its tables are made; what is asked before waits for that. Rejects with one sentence when they cannot
   * be, as does then all that is asked.
   */
  readonly ready: Promise<void>;
  /** One statement, or several that need not agree with each other. */
  use<T>(act: (db: Query) => Promise<T>): Promise<T>;
  /**
   * All or nothing, seeing what was committed before each statement (`read committed`). Done again when the database
   * asks for it, so `act` must change nothing but the database.
   */
  transaction<T>(act: (db: Query) => Promise<T>): Promise<T>;
  /** Several questions to one and the same state of the database. */
  snapshot<T>(act: (db: Query) => Promise<T>): Promise<T>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a vendor's adapter gives. */
export interface Connection {
  readonly place: string;
  readonly db: Kysely<Tables>;
  /** Whether an error means that the database cannot be reached, rather than that a statement is wrong. */
  isAway(error: unknown): boolean;
  /** Resolves when the database answers. */
  reach(): Promise<void>;
  close(): Promise<void>;
}

async function prepare({ place, db, isAway, reach }: Connection): Promise<void> {
  try {
    await reach();
    await migrate(db as never);
  } catch (error) {
    if (!isAway(error)) throw error;
    throw new Error(`The database ${place} does not answer: ${(error as Error).message}`);
  }
}

/** The database behind a vendor's connection: its tables, retries and errors in one place. */
export function createDatabase(connection: Connection): Database {
  const { place, db, isAway, close } = connection;
  const ready = prepare(connection);
  ready.catch(() => {});
  const asked = async <T>(act: () => Promise<T>): Promise<T> => {
    await ready;
    try {
      return await withRetries(act);
    } catch (error) {
      if (isAway(error)) {
        throw new StoreUnreadable(`The database ${place} does not answer: ${(error as Error).message}`);
      }
      throw error;
    }
  };
  let closed: Promise<void> | undefined;
  const database: Database = {
    place,
    ready,
    use: (act) => asked(() => act(db)),
    transaction: (act) => asked(() => db.transaction().execute(act)),
    snapshot: (act) =>
      asked(() =>
        db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(act),
      ),
    async ping() {
      await database.use((query) => query.selectFrom("ledger_head").select("version").execute());
    },
    close: () => (closed ??= close()),
  };
  return database;
}
