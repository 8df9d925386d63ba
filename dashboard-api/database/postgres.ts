import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Connection } from "./database.ts";
import type { Tables } from "./tables.ts";

/** OIDs of `int8` and its array: times and durations are integers that a double holds. */
const [int8, int8Array] = [20, 1016];

/** Classes of SQLSTATE: connection exception, operator intervention, insufficient resources. */
const awayClasses = /^(08|57|53)/;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === int8) return Number;
    if (oid === int8Array) {
      const parse = pg.types.getTypeParser(int8Array, "text") as (text: string) => (string | null)[];
      return (text: string) => parse(text).map((it) => (it === null ? null : Number(it)));
    }
    return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

/** A PostgreSQL server by its address (`postgres://user:password@host:5432/database`). */
export function connectPostgres(address: string, warn: (message: string) => void): Connection {
  const url = new URL(address);
  const pool = new pg.Pool({
    connectionString: address,
    types,
    max: 10,
    application_name: "machine-commons",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that breaks while nobody uses it is replaced by the next one; unheard, the error would end the process.
  pool.on("error", (error) => warn(`A connection to the database broke: ${error.message}`));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    place: `${url.protocol}//${url.host}${url.pathname}`,
    db,
    isAway(error) {
      const { code, message = "" } = (error ?? {}) as { code?: string; message?: string };
      if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) return awayClasses.test(code);
      return code !== undefined || /connection|timeout|terminated/i.test(message);
    },
    async reach() {
      await sql`SELECT 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
