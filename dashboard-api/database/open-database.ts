import { createDatabase, type Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { openPglite } from "./pglite.ts";
import { connectPostgres } from "./postgres.ts";

/**
 * Opens the database with its tables made: a PostgreSQL server when an address is given, else one embedded in the data
 * folder. Throws one sentence for the person who started the process.
 */
export async function openDatabase(given: {
  address: string | undefined;
  dataFolder: string;
  warn: (message: string) => void;
}): Promise<Database> {
  const connection =
    given.address === undefined
      ? await openPglite(given.dataFolder)
      : connectPostgres(given.address, given.warn);
  try {
    await migrate(connection.db as never);
  } catch (error) {
    await connection.close();
    if (!connection.isAway(error)) throw error;
    throw new Error(`The database ${connection.place} does not answer: ${(error as Error).message}`);
  }
  return createDatabase(connection);
}
