import type { Database } from "../../dashboard-api/database/database.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import { placeEmbeddedDatabase } from "../setup/embedded-database.ts";
import { startPostgres } from "../setup/postgres.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

/** A place for relational databases: a real PostgreSQL server, or folders of embedded ones. */
export interface DatabasePlace {
  /** A new database with its tables. */
  fresh(): Promise<FreshDatabase>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface FreshDatabase {
  database: Database;
  /** Opens the same one once more: beside, on PostgreSQL; the embedded one must be closed before. */
  again(): Promise<Database>;
}

const warn = () => {};

export async function postgresPlace(): Promise<DatabasePlace> {
  const server = await startPostgres({ options: ["fsync=off"] });
  const opened: Database[] = [];
  const open = async (address: string) => {
    const database = openDatabase({ address, dataFolder: "", warn });
    opened.push(database);
    await database.ready;
    return database;
  };
  return {
    async fresh() {
      const address = await server.database();
      return { database: await open(address), again: () => open(address) };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(opened.map((it) => it.close()));
      await server[Symbol.asyncDispose]();
    },
  };
}

export async function pglitePlace(): Promise<DatabasePlace> {
  const place = temporaryFolder("pglite-");
  const opened: Database[] = [];
  let folders = 0;
  const open = async (dataFolder: string) => {
    const database = openDatabase({ address: undefined, dataFolder, warn });
    opened.push(database);
    await database.ready;
    return database;
  };
  return {
    async fresh() {
      folders += 1;
      const folder = `${place.path}/${folders}`;
      await placeEmbeddedDatabase(folder);
      return { database: await open(folder), again: () => open(folder) };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(opened.map((it) => it.close()));
      place[Symbol.dispose]();
    },
  };
}

export const databasePlaces: [string, () => Promise<DatabasePlace>][] = [
  ["PostgreSQL", postgresPlace],
  ["PGlite", pglitePlace],
];
