import { sql } from "kysely";
import { openDatabase } from "../../../dashboard-api/database/open-database.ts";

// Writes numbers one by one into the embedded database of a folder, and prints each once it is committed.
const database = openDatabase({ address: undefined, dataFolder: process.argv[2] ?? "", warn: console.error });
await database.use((db) => sql`CREATE TABLE written (n bigint)`.execute(db));
for (let n = 1; ; n += 1) {
  await database.transaction((db) => sql`INSERT INTO written VALUES (${n})`.execute(db));
  console.log(`committed ${n}`);
}
