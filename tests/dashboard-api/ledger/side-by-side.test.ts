import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { at, ledgerUnderTest, ordered, siteOf, stretch } from "./ledger-under-test.ts";

const monday = at("2026-03-02T00:00:00+09:00");
const machines = ["mill", "lathe", "laser", "edm"];

describe("two API processes on one PostgreSQL", () => {
  let place: DatabasePlace;
  let store: ReadableStore;
  beforeAll(async () => {
    [place, store] = await Promise.all([postgresPlace(), startReadableSqlite()]);
  });
  afterAll(() => Promise.all([place[Symbol.asyncDispose](), store[Symbol.asyncDispose]()]));

  test("book every day once, whoever comes first, and versions never change once they are there", async () => {
    const { database, again } = await place.fresh();
    const given = { store, site: siteOf(machines), now: monday + 8 * DAY };
    // The same keeper's name: neither leaves the work to the other.
    const one = ledgerUnderTest({ ...given, database });
    const two = ledgerUnderTest({ ...given, database: await again() });
    const window = { machines, from: monday, to: monday + 7 * DAY, groupBy: ["machine" as const] };
    const seen = new Map<number, unknown>();
    for (const machine of machines) await one.arrive(stretch(machine, "idle", monday, monday + 7 * DAY));
    for (let round = 1; round <= 6; round += 1) {
      for (const [index, machine] of machines.entries()) {
        const from = monday + ((round * 3 + index) % 7) * DAY;
        await one.arrive(
          stretch(machine, round % 2 ? "running" : "down", from, from + DAY + 5 * HOUR, round),
        );
      }
      for (const it of [one, two]) it.later(10 * SECOND);
      await Promise.all([one, two, one, two].map((it) => it.materialiser.round()));
      for (const it of [one, two]) it.later(10 * SECOND);
      await Promise.all([two, one, two].map((it) => it.materialiser.round()));
      const told = await two.books.sums(window);
      seen.set(told.version, ordered(told.groups));
      expect(ordered(told.groups)).toEqual(ordered((await one.live.sums(window)).groups));
    }
    const { rows } = await database.use((db) =>
      sql<{
        n: number;
      }>`SELECT count(*) AS n FROM ledger_day WHERE superseded IS NULL GROUP BY machine, day`.execute(db),
    );
    expect(new Set(rows.map((row) => row.n))).toEqual(new Set([1]));
    expect(seen.size).toBe(6);
    for (const [version, groups] of seen) {
      expect(ordered((await one.books.sums({ ...window, version })).groups)).toEqual(groups);
    }
  });

  test("share the work out: one keeps the ledger, the other takes over when it is silent", async () => {
    const { database, again } = await place.fresh();
    const given = { store, site: siteOf(["mill"]), now: monday + 20 * DAY };
    const first = ledgerUnderTest({ ...given, database, keeper: "first" });
    const second = ledgerUnderTest({ ...given, database: await again(), keeper: "second" });
    expect((await first.materialiser.round()).computed).toBeGreaterThan(0);
    await first.arrive(stretch("mill", "down", monday, monday + HOUR, 100));
    second.later(50 * SECOND);
    expect((await second.materialiser.round()).computed).toBe(0);
    second.later(MINUTE);
    await second.materialiser.round();
    second.later(10 * SECOND);
    await second.materialiser.round();
    expect(second.computed()).toContain("mill 2026-03-02");
  });

  test("make its tables once when they start together", async () => {
    const { again } = await place.fresh();
    const all = await Promise.all([again(), again(), again()]);
    for (const database of all) await database.ping();
  });
});
