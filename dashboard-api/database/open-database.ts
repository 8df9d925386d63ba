import { createDatabase, type Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { connectPostgres } from "./postgres.ts";

/**
 * Opens the database: a PostgreSQL server when an address is given, else one embedded in the data folder. Throws one
 * sentence for the person who started the process.
 */
export const openDatabase = (given: {
  address: string | undefined;
  dataFolder: string;
  warn: (message: string) => void;
}): Database =>
  createDatabase(
    given.address === undefined ? openPglite(given.dataFolder) : connectPostgres(given.address, given.warn),
  );
