import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { StoreUnreadable } from "../../../dashboard-api/stores/telemetry-reader.ts";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { going, type Reconciled, reconciled, siteWith, tokyo } from "./reconciled.ts";

const t = (clock: string) => tokyo(`2026-03-02 ${clock}`);

describe("the reconciliation", () => {
  let place: DatabasePlace;
  let store: ReadableStore;
  let database: Database;
  let it: Reconciled;
  let ids: string[];
  beforeAll(async () => {
    place = await postgresPlace();
  });
  afterAll(() => place[Symbol.asyncDispose]());
  afterEach(() => store[Symbol.asyncDispose]());

  /** A used booking, one that others blocked and that nobody came to, a no-show that runs, and one to come. */
  beforeEach(async () => {
    store = await startReadableSqlite();
    ({ database } = await place.fresh());
    it = reconciled({ store, database, site: siteWith({ release: true }), now: t("06:00") });
    const slots = ["07:00", "08:00", "09:30", "14:00"].map(t);
    const made = [];
    const hours = [1, 1.5, 3, 1];
    for (const [index, from] of slots.entries()) {
      made.push(await it.book(index % 2 ? "two" : "one", from, from + (hours[index] ?? 1) * HOUR));
    }
    ids = made.map((booking) => booking.id);
    await it.tell(t("06:00"), [
      ["idle", HOUR],
      ["running", 90 * MINUTE],
      ["idle", 145 * MINUTE],
    ]);
    await it.run(t("06:30"));
  });
  const stories = () => Promise.all(ids.map((id) => it.story(id)));
  const expected = [["ended used"], ["no-show", "ended no-show"], ["no-show", "released"], []];

  test("killed between any two of its steps does in the end what it would have done", async () => {
    let cuts = 0;
    for (; ; cuts += 1) {
      let left = cuts;
      const killed = () => Promise.reject(new StoreUnreadable("killed"));
      const cut: Database = {
        ...database,
        use: (act) => (left-- > 0 ? database.use(act) : killed()),
        snapshot: (act) => (left-- > 0 ? database.snapshot(act) : killed()),
        transaction: (act) =>
          left-- > 0
            ? database.transaction(act)
            : database.transaction(async (db) => {
                await act(db);
                throw new StoreUnreadable("killed");
              }),
      };
      const dying = reconciled({ store, database, site: it.site, now: t("10:56"), jobDatabase: cut });
      const isThrough = await dying.run(t("10:56")).then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe("killed");
          return false;
        },
      );
      if (isThrough) break;
    }
    expect(cuts).toBeGreaterThan(4);
    expect(await stories()).toEqual(expected);
  });

  test("run by several at the same time puts everything on record once", async () => {
    await it.run(t("06:31"));
    it.clock.now = t("10:56");
    const several = Array.from({ length: 5 }, () => it.job.run(t("10:56"), going));
    await Promise.all(several);
    expect(await stories()).toEqual(expected);
  });
});
