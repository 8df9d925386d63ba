import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "../../../dashboard-api/database/open-database.ts";
import { StoreUnreadable } from "../../../dashboard-api/stores/telemetry-reader.ts";
import { eventually } from "../../setup/eventually.ts";
import { freePort } from "../../setup/free-port.ts";
import { startPostgres } from "../../setup/postgres.ts";

test("a PostgreSQL server that goes away is told as such, and used again when it is back", async () => {
  await using server = await startPostgres();
  const address = await server.database();
  const warned: string[] = [];
  const database = openDatabase({ address, dataFolder: "", warn: (message) => warned.push(message) });
  await database.ping();
  expect(database.place).toBe(address.replace("test@", ""));
  const sleeping = database.use((db) => sql`SELECT pg_sleep(60)`.execute(db));
  sleeping.catch(() => {});
  await server.stop();
  await expect(sleeping).rejects.toThrow(StoreUnreadable);
  await expect(database.ping()).rejects.toThrow(StoreUnreadable);
  await server.start();
  await eventually(() => database.ping().then(() => true), "the database answers again");
  await database.close();
});

test("a server that does not answer at the start is one sentence, without the password", async () => {
  const address = `postgres://user:secret@127.0.0.1:${await freePort()}/commons`;
  const database = openDatabase({ address, dataFolder: "", warn: () => {} });
  const error = await database.ready.then(
    () => new Error("opened"),
    (it: Error) => it,
  );
  expect(error.message).toMatch(
    /^The database postgres:\/\/127\.0\.0\.1:\d+\/commons does not answer: .*ECONNREFUSED/,
  );
  expect(error.message).not.toContain("secret");
  await database.close();
});
