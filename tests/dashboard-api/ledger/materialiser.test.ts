import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { UnknownVersion } from "../../../dashboard-api/ledger/books-reader.ts";
import { StoreUnreadable } from "../../../dashboard-api/stores/telemetry-reader.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { at, type LedgerUnderTest, ledgerUnderTest, ordered, siteOf, stretch } from "./ledger-under-test.ts";

const machine = "mill";
/** Monday to Sunday, 2 to 8 March 2026 in Tokyo. */
const monday = at("2026-03-02T00:00:00+09:00");
const day = (index: number) => monday + index * DAY;
const dayNames = ["02", "03", "04", "05", "06", "07", "08"].map((it) => `2026-03-${it}`);

describe.each(databasePlaces)("the ledger's keeping on %s", (_, startPlace) => {
  let place: DatabasePlace;
  let store: ReadableStore;
  let database: Database;
  let again: () => Promise<Database>;
  let it: LedgerUnderTest;
  beforeAll(async () => {
    place = await startPlace();
  });
  afterAll(() => place[Symbol.asyncDispose]());
  beforeEach(async () => {
    store = await startReadableSqlite();
    ({ database, again } = await place.fresh());
  });
  afterEach(() => store[Symbol.asyncDispose]());

  /** A machine that was idle from Monday to Sunday but for a run of each day's noon hour; its week is booked. */
  async function week(more: { site?: object } = {}): Promise<void> {
    it = ledgerUnderTest({
      store,
      database,
      site: siteOf([machine], "Asia/Tokyo", more.site),
      now: day(7) + HOUR,
    });
    for (let index = 0; index < 7; index += 1) {
      await it.arrive(
        [
          ...stretch(machine, "idle", day(index), day(index) + 12 * HOUR),
          ...stretch(machine, "running", day(index) + 12 * HOUR, day(index) + 13 * HOUR),
          ...stretch(machine, "idle", day(index) + 13 * HOUR, day(index + 1)),
        ],
        day(7) + HOUR,
      );
    }
    await it.arrive(stretch(machine, "idle", day(7), day(7) + 40 * MINUTE), day(7) + HOUR);
    // What arrived within half a minute before is looked at again by whoever starts.
    it.later(MINUTE);
    await it.arrive(stretch(machine, "idle", day(7) + 40 * MINUTE, day(7) + HOUR), day(7) + HOUR);
    await it.materialiser.round();
    it.later(10 * SECOND);
  }
  const sums = async (version?: number) => {
    const asked = { machines: [machine], from: day(0), to: day(7), groupBy: ["day" as const] };
    const { groups, version: told } = await it.books.sums({
      ...asked,
      ...(version === undefined ? {} : { version }),
    });
    return { groups: ordered(groups), version: told };
  };
  const live = async () =>
    ordered((await it.live.sums({ machines: [machine], from: day(0), to: day(7), groupBy: ["day"] })).groups);
  const lineCount = async () => {
    const { rows } = await database.use((db) =>
      sql<{ day: string; n: number }>`SELECT day, count(*) AS n FROM ledger_day WHERE superseded IS NULL
        AND machine = ${machine} GROUP BY 1 ORDER BY 1`.execute(db),
    );
    return rows.map((row) => `${row.day} ${row.n}`);
  };
  const days = (...names: number[]) => names.map((index) => `${machine} ${dayNames[index]}`);

  test("books each closed day once, and does nothing more while nothing happens", async () => {
    await week();
    expect(it.computed()).toEqual(days(0, 1, 2, 3, 4, 5, 6));
    expect(await lineCount()).toEqual(dayNames.map((name) => `${name} 1`));
    expect((await sums()).groups).toEqual(await live());
    expect(await it.materialiser.round()).toEqual({ computed: 0, changed: 0 });
    expect(it.computed()).toEqual([]);
  });

  test("books a day when its data are settled, or a while after its end, and never before it is over", async () => {
    it = ledgerUnderTest({ store, database, site: siteOf([machine]), now: day(1) - HOUR });
    await it.arrive(stretch(machine, "idle", day(0), day(1) - 2 * HOUR), day(1) - 2 * HOUR);
    expect(await it.materialiser.round()).toEqual({ computed: 0, changed: 0 });
    it.later(HOUR + 59 * MINUTE);
    expect(await it.materialiser.round()).toEqual({ computed: 0, changed: 0 });
    await it.arrive(stretch(machine, "idle", day(1) - 2 * HOUR, day(1) + 40 * MINUTE), day(1) + 40 * MINUTE);
    it.later(10 * SECOND);
    expect(await it.materialiser.round()).toEqual({ computed: 1, changed: 1 });
    // The next day's data stop at noon: it is booked two hours after its end.
    await it.arrive(stretch(machine, "idle", day(1) + 40 * MINUTE, day(1) + 12 * HOUR), day(1) + 12 * HOUR);
    it.later(day(2) + 2 * HOUR - 1 - it.now());
    expect(await it.materialiser.round()).toEqual({ computed: 0, changed: 0 });
    it.later(1);
    expect(await it.materialiser.round()).toEqual({ computed: 1, changed: 1 });
  });

  test("computes again exactly the days that late data touch", async () => {
    await week();
    it.computed();
    await it.arrive(stretch(machine, "down", day(2) + 15 * HOUR, day(2) + 16 * HOUR, 1));
    expect((await it.materialiser.round()).computed, "the day rests first").toBe(0);
    it.later(10 * SECOND);
    expect(await it.materialiser.round()).toEqual({ computed: 1, changed: 1 });
    expect(it.computed()).toEqual(days(2));
    expect((await sums()).groups).toEqual(await live());
    // What says nothing new is computed, and leaves no new version.
    const { version } = await sums();
    await it.arrive(stretch(machine, "down", day(2) + 15 * HOUR, day(2) + 16 * HOUR, 1));
    it.later(10 * SECOND);
    expect(await it.materialiser.round()).toEqual({ computed: 0, changed: 0 });
    it.later(10 * SECOND);
    expect(await it.materialiser.round()).toEqual({ computed: 1, changed: 0 });
    expect((await sums()).version).toBe(version);
    expect(it.computed()).toEqual(days(2));
  });

  test("computes again the neighbours on which use across midnight tells, however many days it lasts", async () => {
    await week();
    it.computed();
    await it.bookings.put(machine, {
      id: "night",
      company: "one",
      from: day(1) + 22 * HOUR,
      until: day(1) + 23 * HOUR,
    });
    it.later(10 * SECOND);
    await it.materialiser.round();
    it.later(10 * SECOND);
    await it.materialiser.round();
    expect(it.computed()).toEqual(days(1));
    // A run from Tuesday's slot to Friday morning: whose it is is told by its beginning.
    await it.arrive(stretch(machine, "running", day(1) + 22.5 * HOUR, day(4) + 6 * HOUR, 1));
    it.later(10 * SECOND);
    await it.materialiser.round();
    it.later(10 * SECOND);
    await it.materialiser.round();
    expect(it.computed()).toEqual(days(1, 2, 3, 4));
    expect((await sums()).groups).toEqual(await live());
    await it.bookings.remove(machine, "night");
    await it.materialiser.round();
    it.later(10 * SECOND);
    await it.materialiser.round();
    expect(it.computed()).toEqual(days(1, 2, 3, 4));
    expect((await sums()).groups).toEqual(await live());
  });

  test("keeps what was published: a version asked for again gives the same sums after any correction", async () => {
    await week();
    const published = await sums();
    for (let round = 1; round <= 3; round += 1) {
      await it.arrive(stretch(machine, "down", day(round), day(round) + round * HOUR, round));
      it.later(10 * SECOND);
      await it.materialiser.round();
      it.later(10 * SECOND);
      await it.materialiser.round();
      const now = await sums();
      expect(now.version).toBeGreaterThan(published.version);
      expect(now.groups).not.toEqual(published.groups);
      expect(await sums(published.version)).toEqual(published);
    }
    expect((await sums()).groups).toEqual(await live());
    await expect(sums(10_000)).rejects.toThrow(UnknownVersion);
  });

  test("notices at its start that a calendar has changed, and computes the days that differ alone", async () => {
    await week();
    it.computed();
    const same = ledgerUnderTest({ store, database, site: it.site, now: it.now() });
    expect((await same.materialiser.round()).computed).toBe(0);
    const closed = structuredClone(it.site);
    closed.cluster.calendar.exceptions.push({ from: dayNames[3] as string, open: ["10:30-12:15"] });
    const changed = ledgerUnderTest({ store, database, site: closed, now: it.now() });
    expect(await changed.materialiser.round()).toEqual({ computed: 1, changed: 1 });
    expect(changed.computed()).toEqual(days(3));
    it = changed;
    expect((await sums()).groups).toEqual(await live());
    const stricter = structuredClone(closed);
    stricter.policies.bridge = 60 * SECOND;
    const policy = ledgerUnderTest({ store, database, site: stricter, now: it.now() });
    // Every day is looked at; none has a gap to bridge.
    expect(await policy.materialiser.round()).toEqual({ computed: 7, changed: 0 });
  });

  test("catches up after it was away, from where it was", async () => {
    await week();
    it.computed();
    await it.arrive(stretch(machine, "down", day(0), day(0) + HOUR, 1));
    for (let index = 7; index < 10; index += 1) {
      await it.arrive(stretch(machine, "running", day(index) + HOUR, day(index + 1)), day(index + 1));
    }
    if (_ === "PGlite") await database.close();
    database = await again();
    const later = ledgerUnderTest({ store, database, site: it.site, now: day(10) + 3 * HOUR });
    await later.materialiser.round();
    later.later(10 * SECOND);
    await later.materialiser.round();
    expect(later.computed()).toEqual([
      ...days(0),
      `${machine} 2026-03-09`,
      `${machine} 2026-03-10`,
      `${machine} 2026-03-11`,
    ]);
    it = later;
    expect((await sums()).groups).toEqual(await live());
  });

  test("goes on when it was killed between any two of its steps", async () => {
    await week();
    await it.arrive(stretch(machine, "down", day(2), day(4), 1));
    it.later(10 * SECOND);
    const before = it.now();
    let cuts = 0;
    for (; ; cuts += 1) {
      let left = cuts;
      /** Lets so many statements through, then is as gone as a killed process. */
      const cut: Database = {
        ...database,
        use: (act) => (left-- > 0 ? database.use(act) : Promise.reject(new StoreUnreadable("killed"))),
        transaction: (act) =>
          left-- > 0
            ? database.transaction(act)
            : database.transaction(async (db) => {
                await act(db);
                throw new StoreUnreadable("killed");
              }),
      };
      const dying = ledgerUnderTest({
        store,
        database: cut,
        site: it.site,
        now: before + cuts * 10 * SECOND,
      });
      const isThrough = await dying.materialiser.round().then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe("killed");
          return false;
        },
      );
      if (isThrough) break;
    }
    expect(cuts).toBeGreaterThan(5);
    it.later(DAY);
    await it.materialiser.round();
    expect((await sums()).groups).toEqual(await live());
    expect(await lineCount()).toEqual(dayNames.map((name) => `${name} 1`));
  });

  test("tells that it cannot be kept while telemetry is away, and goes on afterwards", async () => {
    await week();
    await it.arrive(stretch(machine, "down", day(2), day(3), 1));
    await store.away();
    await expect(it.materialiser.round()).rejects.toThrow(StoreUnreadable);
    await store.back();
    await it.materialiser.round();
    it.later(10 * SECOND);
    await it.materialiser.round();
    expect((await sums()).groups).toEqual(await live());
  });
});
