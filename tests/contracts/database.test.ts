import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../dashboard-api/database/database.ts";
import { type DatabasePlace, databasePlaces } from "./databases.ts";

describe.each(databasePlaces)("the relational database on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
    await database.use((db) =>
      sql`CREATE TABLE scratch (id bigint PRIMARY KEY, words text[], ids bigint[])`.execute(db),
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test("keeps integers as wide as microseconds, texts in arrays, and nulls among them", async () => {
    const words = ["a,b", 'say "x"', "null", null, "", "株式会社\\"];
    const ids = [Number.MAX_SAFE_INTEGER, -1, 0];
    const rows = await database.use(async (db) => {
      await sql`INSERT INTO scratch VALUES (${Number.MAX_SAFE_INTEGER}, ${words}::text[], ${ids}::bigint[])`.execute(
        db,
      );
      return sql`SELECT * FROM scratch`.execute(db);
    });
    expect(rows.rows).toEqual([{ id: Number.MAX_SAFE_INTEGER, words, ids }]);
    const opened = await database.use((db) =>
      sql`SELECT w, n, sum(n) OVER ()::bigint AS s FROM unnest(${["x", null]}::text[], ${[3, 4]}::bigint[]) AS t (w, n)`.execute(
        db,
      ),
    );
    expect(opened.rows).toEqual([
      { w: "x", n: 3, s: 7 },
      { w: null, n: 4, s: 7 },
    ]);
  });

  test("undoes all of a transaction that fails, and goes on", async () => {
    const failing = database.transaction(async (db) => {
      await sql`INSERT INTO scratch (id) VALUES (1)`.execute(db);
      await sql`INSERT INTO scratch (id) VALUES (1)`.execute(db);
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    const { rows } = await database.use((db) => sql`SELECT id FROM scratch WHERE id = 1`.execute(db));
    expect(rows).toEqual([]);
  });

  test("keeps transactions apart that run at the same time", async () => {
    await database.use((db) => sql`INSERT INTO scratch (id, ids) VALUES (7, '{0}')`.execute(db));
    const raise = () =>
      database.transaction(async (db) => {
        const { rows } = await sql<{
          n: number;
        }>`SELECT ids[1] AS n FROM scratch WHERE id = 7 FOR UPDATE`.execute(db);
        await sql`UPDATE scratch SET ids = ${[(rows[0]?.n ?? 0) + 1]}::bigint[] WHERE id = 7`.execute(db);
      });
    await Promise.all(Array.from({ length: 20 }, raise));
    const { rows } = await database.use((db) => sql`SELECT ids FROM scratch WHERE id = 7`.execute(db));
    expect(rows).toEqual([{ ids: [20] }]);
  });

  test("answers several questions from one state of the database", async () => {
    const count = sql<{ n: number }>`SELECT count(*) AS n FROM scratch`;
    await database.snapshot(async (db) => {
      const before = (await count.execute(db)).rows;
      const beside = database.use((other) => sql`INSERT INTO scratch (id) VALUES (99)`.execute(other));
      if (database.place.startsWith("postgres")) await beside;
      expect((await count.execute(db)).rows).toEqual(before);
      beside.catch(() => {});
    });
  });

  test("does a transaction again when the database asks for it", async () => {
    let attempts = 0;
    await database.transaction(async (db) => {
      attempts += 1;
      await sql`INSERT INTO scratch (id) VALUES (500)`.execute(db);
      if (attempts < 3)
        await sql`DO $$ BEGIN RAISE EXCEPTION 'asked' USING ERRCODE = '40001'; END $$`.execute(db);
    });
    expect(attempts).toBe(3);
    await expect(
      database.use((db) => sql`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '22000'; END $$`.execute(db)),
    ).rejects.toMatchObject({ code: "22000" });
  });

  test("is found again as it was left, with its tables made once", async () => {
    const { database: first, again } = await place.fresh();
    await first.use((db) => sql`UPDATE ledger_head SET version = 42`.execute(db));
    await first.close();
    const second = await again();
    const { rows } = await second.use((db) => sql`SELECT version FROM ledger_head`.execute(db));
    expect(rows).toEqual([{ version: 42 }]);
  });
});
