import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import { createUseReader } from "../../../dashboard-api/fairness/ledger-use-reader.ts";
import type { LedgerKey } from "../../../dashboard-api/ledger/books-reader.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { computedUse, orderedUse } from "../fairness/computed-use.ts";
import { at, ledgerUnderTest, ordered, siteOf, stretch } from "./ledger-under-test.ts";

const begin = at("2026-01-20T00:00:00+09:00");
const machines = ["mill", "lathe", "laser"];
const groupings: LedgerKey[][] = [["month"], ["fiscalYear"], ["machine", "month"], ["member", "month"], []];
const fineGroupings: LedgerKey[][] = [["hourOfWeek"], ["member", "hourOfWeek"]];

describe.each(databasePlaces)("sums of months on %s", (_, startPlace) => {
  let place: DatabasePlace;
  let store: ReadableStore;
  beforeAll(async () => {
    [place, store] = await Promise.all([startPlace(), startReadableSqlite()]);
  });
  afterAll(() => Promise.all([place[Symbol.asyncDispose](), store[Symbol.asyncDispose]()]));

  test("answer for whole months as the days do, for all machines and for some, and follow corrections", async () => {
    const { database } = await place.fresh();
    const it = ledgerUnderTest({ store, database, site: siteOf(machines), now: begin + 75 * DAY });
    for (const [index, machine] of machines.entries()) {
      // A gap of the lathe's is half a month long; the laser comes later.
      const states = Array.from({ length: 72 }, (_, day) => {
        const from = begin + day * DAY;
        if (machine === "laser" && day < 20) return [];
        if (machine === "lathe" && day > 30 && day < 46) return [];
        const runs = ((day * 7 + index) % 9) * HOUR + 7 * MINUTE;
        return [
          ...stretch(machine, "idle", from, from + 8 * HOUR),
          ...stretch(machine, "running", from + 8 * HOUR, from + 8 * HOUR + runs),
        ];
      });
      await it.arrive(states.flat());
      for (let day = 0; day < 70; day += 3) {
        const from = begin + day * DAY + 9 * HOUR;
        await it.bookings.put(machine, {
          id: `${machine}-${day}`,
          company: `c${day % 2}`,
          from,
          until: from + 3 * HOUR,
        });
      }
    }
    await it.materialiser.round();
    const monthRows = async () => {
      const { rows } = await database.use((db) =>
        sql<{
          month: string;
          days: number;
        }>`SELECT month, days FROM ledger_month WHERE machine = '*' ORDER BY 1`.execute(db),
      );
      return rows;
    };
    expect(await monthRows()).toEqual([
      { month: "2026-01", days: 24 },
      { month: "2026-02", days: 28 + 28 + 20 },
      { month: "2026-03", days: 3 * 31 },
      { month: "2026-04", days: 3 * 3 },
    ]);
    const weeks = () =>
      database.use((db) => db.selectFrom("ledger_week").select("month").orderBy("month").execute());
    expect(await weeks()).toEqual(["2026-01", "2026-02", "2026-03"].map((month) => ({ month })));
    const useReader = () =>
      createUseReader({
        ...{ database, books: it.machineBooks, plans: createDayPlans(it.site) },
        picture: { live: () => undefined },
      });
    const readers = [useReader()];
    const compare = async () => {
      const windows = [
        { from: at("2026-02-01T00:00:00+09:00"), to: at("2026-04-01T00:00:00+09:00") },
        { from: begin + 3 * DAY + 5 * HOUR, to: begin + 73 * DAY + 11 },
        { from: at("2026-01-01T00:00:00+09:00"), to: at("2026-03-01T00:00:00+09:00") },
      ];
      for (const [index, window] of windows.entries()) {
        for (const asked of [machines, ["mill", "laser"]]) {
          for (const groupBy of index === 1 ? [...groupings, ...fineGroupings] : groupings) {
            const query = { machines: asked, ...window, groupBy };
            const [booked, live] = [await it.books.sums(query), await it.live.sums(query)];
            expect(ordered(booked.groups), JSON.stringify(query)).toEqual(ordered(live.groups));
          }
        }
        // Two readers, as two processes have them: each remembers months by itself.
        const byMonth = index === 1;
        const expected = orderedUse(await computedUse(it, { machines, ...window, byMonth }));
        for (const reader of readers) {
          const groups = new Map(machines.map((machine) => [machine, machine]));
          const { sums } = await reader.sums({ machines, ...window, byMonth, groups });
          expect(orderedUse(sums), JSON.stringify(window)).toEqual(expected);
        }
      }
    };
    await compare();
    readers.push(useReader());
    await it.arrive(stretch("lathe", "down", begin + 40 * DAY, begin + 41 * DAY, 1));
    it.later(10 * SECOND);
    await it.materialiser.round();
    it.later(10 * SECOND);
    await it.materialiser.round();
    expect(await monthRows()).toHaveLength(4);
    expect(await weeks()).toHaveLength(3);
    await compare();
  }, 120_000);
});
