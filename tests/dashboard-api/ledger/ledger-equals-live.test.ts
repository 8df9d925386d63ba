import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { machineStates } from "../../../config/machine-state.ts";
import { DAY, HOUR, MINUTE, type Micros } from "../../../config/micros.ts";
import type { Booking } from "../../../dashboard-api/domain/attribution/booking.ts";
import {
  type DaysUsedPolicy,
  daysUsed,
  daysUsedOf,
  dayUseOf,
} from "../../../dashboard-api/domain/utilization/days-used.ts";
import type { Whose } from "../../../dashboard-api/domain/utilization/figure-definition.ts";
import type { DayGroup, LedgerKey } from "../../../dashboard-api/ledger/books-reader.ts";
import { createLineSums, keysOf } from "../../../dashboard-api/ledger/group-lines.ts";
import type { BookedLine } from "../../../dashboard-api/ledger/machine-books.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { at, type LedgerUnderTest, ledgerUnderTest, ordered, siteOf, stretch } from "./ledger-under-test.ts";

const count = 5;
/** Machines of their own for each test: they share the store. */
const machinesOf = (test: string) =>
  Array.from({ length: count }, (_, index) => `${test.toLowerCase().replace(/[^a-z0-9]/g, "-")}-${index}`);

/** States, mostly short, now and then long; unknown may also be nothing at all. */
const anyStretches = fc.array(
  fc.record({
    state: fc.constantFrom(...machineStates, "running" as const, "idle" as const),
    length: fc.oneof(
      fc.integer({ min: 1, max: 200 * 1_000_000 }),
      fc.integer({ min: MINUTE, max: 90 * MINUTE }),
      fc.integer({ min: HOUR, max: 40 * HOUR }),
    ),
    isStored: fc.boolean(),
  }),
  { minLength: 150, maxLength: 150 },
);
const anySlots = fc.array(
  fc.record({
    gap: fc.oneof(fc.constant(0), fc.integer({ min: MINUTE, max: 10 * HOUR })),
    length: fc.oneof(fc.integer({ min: 10 * MINUTE, max: 12 * HOUR }), fc.constant(30 * HOUR)),
    company: fc.constantFrom("a", "b"),
  }),
  { minLength: 25, maxLength: 25 },
);

const groupings: LedgerKey[][] = [
  [],
  ["machine"],
  ["machine", "day"],
  ["isoWeek"],
  ["month", "machine"],
  ["member", "month"],
  ["fiscalYear"],
  ["machine", "hourOfWeek"],
  ["member", "hourOfWeek"],
  ["shift"],
];

const everyone: Whose[] = ["everybody", ...["a", "b", "nobody known", null].map((member) => ({ member }))];

/** The figure of each group and company, from tallies. */
const daysUsedIn = (groups: readonly DayGroup[]) =>
  Object.fromEntries(
    groups
      .map(
        ({ keys, tally }) =>
          [JSON.stringify(keys), everyone.map((whose) => daysUsedOf(tally, whose))] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The same as its definition says: from the lines of each machine's days. */
function daysUsedByLines(
  lines: readonly BookedLine[],
  groupBy: readonly LedgerKey[],
  policy: DaysUsedPolicy,
) {
  const groups = Map.groupBy(lines, (line) => JSON.stringify(keysOf(line, groupBy, 4)));
  return Object.fromEntries(
    [...groups]
      .map(([keys, of]) => {
        const days = [...Map.groupBy(of, (line) => `${line.machine} ${line.piece.day}`).values()];
        const figures = everyone.map((whose) =>
          daysUsed(
            days.map((day) =>
              dayUseOf(
                day.map((line) => line.line),
                whose,
              ),
            ),
            policy,
          ),
        );
        return [keys, figures] as const;
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe.each(databasePlaces)("the ledger on %s", (_, startPlace) => {
  let place: DatabasePlace;
  let store: ReadableStore;
  beforeAll(async () => {
    [place, store] = await Promise.all([startPlace(), startReadableSqlite()]);
  });
  afterAll(() => Promise.all([place[Symbol.asyncDispose](), store[Symbol.asyncDispose]()]));

  /** Random histories and bookings of all machines, from `begin` for some ten days. */
  async function fill(it: LedgerUnderTest, machines: readonly string[], begin: Micros): Promise<void> {
    const histories = fc.sample(anyStretches, { numRuns: count, seed: begin });
    const bookings = fc.sample(anySlots, { numRuns: count, seed: begin });
    for (const [index, machine] of machines.entries()) {
      let time = begin - 2 * DAY;
      const stored = (histories[index] ?? []).flatMap(({ state, length, isStored }) => {
        const from = time;
        time += length;
        if (time > begin + 11 * DAY) return [];
        return state === "unknown" && !isStored ? [] : stretch(machine, state, from, time);
      });
      await it.arrive(stored);
      let from = begin;
      for (const [number, slot] of (bookings[index] ?? []).entries()) {
        from += slot.gap;
        const booking: Booking = {
          id: `${machine}-${number}`,
          company: slot.company,
          from,
          until: from + slot.length,
        };
        await it.bookings.put(machine, booking);
        if (number % 3 === 0) await it.bookings.start(machine, { at: from + MINUTE, booking: booking.id });
        from = booking.until;
      }
    }
  }

  test.each([
    ["Asia/Tokyo", "2026-03-28T00:00:00Z"],
    ["America/New_York", "2026-03-04T00:00:00Z"],
    ["America/New_York", "2026-10-28T00:00:00Z"],
    ["Australia/Lord_Howe", "2026-03-31T00:00:00Z"],
    ["Asia/Kolkata", "2026-02-25T00:00:00Z"],
  ])(
    "gives the same sums as telemetry computed anew, for random histories in %s from %s",
    async (zone, begin) => {
      const { database } = await place.fresh();
      const machines = machinesOf(`${zone}-${begin.slice(0, 7)}`);
      const site = siteOf(machines, zone);
      const it = ledgerUnderTest({ store, database, site, now: at(begin) + 13 * DAY });
      await fill(it, machines, at(begin));
      const { computed } = await it.materialiser.round();
      expect(computed).toBeGreaterThan(machines.length * 11);
      const random = fc.sample(fc.tuple(fc.nat(14 * DAY), fc.nat(13 * DAY)), { numRuns: 3, seed: 7 });
      const windows = [
        { from: at(begin), to: at(begin) + 10 * DAY },
        ...random.map(([from, length]) => ({
          from: at(begin) - DAY + from,
          to: at(begin) - DAY + from + length + 1,
        })),
      ];
      for (const window of windows) {
        const lines = await Promise.all(
          machines.map((machine) => it.machineBooks.lines(machine, { from: window.from, until: window.to })),
        );
        for (const groupBy of groupings) {
          const live = createLineSums(groupBy);
          for (const line of lines.flat()) live.add(keysOf(line, groupBy, 4), line.line);
          const booked = await it.books.sums({ machines, ...window, groupBy });
          expect(ordered(booked.groups), JSON.stringify({ window, groupBy })).toEqual(ordered(live.groups()));
          if (groupBy.some((key) => ["member", "hourOfWeek", "shift"].includes(key))) continue;
          const tallied = await it.books.days({ machines, ...window, groupBy });
          expect(daysUsedIn(tallied.groups), JSON.stringify({ window, groupBy })).toEqual(
            daysUsedByLines(lines.flat(), groupBy, it.site.policies.daysUsed),
          );
        }
      }
    },
  );
});
