import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { machineStates } from "../../../config/machine-state.ts";
import { DAY, HOUR, MINUTE, type Micros } from "../../../config/micros.ts";
import { bases } from "../../../dashboard-api/domain/fairness/use/use-line.ts";
import { createUseAdder } from "../../../dashboard-api/domain/fairness/use/use-sums.ts";
import { createUseReader } from "../../../dashboard-api/fairness/ledger-use-reader.ts";
import type { UseReader } from "../../../dashboard-api/fairness/use-reader.ts";
import type { GivenUpTime } from "../../../dashboard-api/ledger/booking-reader.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import type { MachineBooks } from "../../../dashboard-api/ledger/machine-books.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { fakeBookings } from "../ledger/fake-bookings.ts";
import { at, type LedgerUnderTest, ledgerUnderTest, siteOf, stretch } from "../ledger/ledger-under-test.ts";
import { computedUse, orderedUse } from "./computed-use.ts";

/** Bookings in memory, with time that was given up. */
function bookingsWithGivenUp() {
  const bookings = fakeBookings();
  const givenUp: (GivenUpTime & { machine: string })[] = [];
  const { reader } = bookings;
  return {
    ...bookings,
    givenUp,
    reader: {
      ...reader,
      async within(machine: string, from: Micros, to: Micros) {
        const touching = givenUp.filter((it) => it.machine === machine && it.from < to && it.until > from);
        return {
          ...(await reader.within(machine, from, to)),
          givenUp: touching.map(({ machine: _, ...it }) => it),
        };
      },
    },
  };
}

const begin = at("2026-04-27T00:00:00+09:00");
const peak = [
  { days: ["mon", "tue", "wed", "thu", "fri"], hours: "09:00-12:00" },
  { days: ["mon", "fri"], hours: "13:30-15:15" },
];
const anyState = fc.constantFrom(...machineStates, "running" as const, "idle" as const, "down" as const);
const anyLength = fc.oneof(
  fc.integer({ min: MINUTE, max: 50 * MINUTE }),
  fc.integer({ min: HOUR, max: 9 * HOUR }),
);
const anyHistory = fc.record({
  stretches: fc.array(fc.tuple(anyState, anyLength), { minLength: 120, maxLength: 120 }),
  slots: fc.array(
    fc.record({
      gap: fc.oneof(fc.constant(0), fc.integer({ min: MINUTE, max: 6 * HOUR })),
      length: fc.integer({ min: 20 * MINUTE, max: 9 * HOUR }),
      company: fc.constantFrom("a", "b", "c"),
      isForgiven: fc.boolean(),
      isGivenUp: fc.boolean(),
    }),
    { minLength: 25, maxLength: 25 },
  ),
});

describe.each(databasePlaces)("use from the ledger on %s", (name, start) => {
  const machines = [0, 1].map((index) => `use-${name.toLowerCase()}-${index}`);
  let place: DatabasePlace;
  let store: ReadableStore;
  let it: LedgerUnderTest;
  let reader: UseReader;
  let computedLive = 0;
  const bookings = bookingsWithGivenUp();
  const end = begin + 10 * DAY;
  const window = { machines, from: begin, to: end };

  beforeAll(async () => {
    [place, store] = await Promise.all([start(), startReadableSqlite()]);
    const { database } = await place.fresh();
    const site = siteOf(machines, "Asia/Tokyo", { policies: { booking: { peak } } });
    it = ledgerUnderTest({ store, database, site, now: end + 6 * HOUR, bookings });
    for (const [index, machine] of machines.entries()) {
      const [history] = fc.sample(anyHistory, { numRuns: 1, seed: 7 + index });
      let time = begin;
      const states = (history?.stretches ?? []).flatMap(([state, length]) => {
        const from = time;
        time += length;
        return state === "unknown" ? [] : stretch(machine, state, from, time);
      });
      await it.arrive(states, end + 6 * HOUR);
      let from = begin;
      for (const [count, { gap, length, company, isForgiven, isGivenUp }] of (
        history?.slots ?? []
      ).entries()) {
        from += gap;
        const slot = { id: `${machine}-${count}`, company, from, until: from + length };
        from = slot.until;
        await bookings.put(machine, { ...slot, ...(isForgiven ? { isForgiven } : {}) });
        if (!isGivenUp) continue;
        // An earlier booking of the same hours, and a bit more, given up too late, too early, or as was decided.
        const earlier = { machine, company: "d", booking: `${slot.id}-before`, from: slot.from };
        const when = { at: slot.from - (count % 2) * 30 * HOUR, isLate: count % 5 === 0 ? false : null };
        bookings.givenUp.push({ ...earlier, ...when, until: slot.until + 2 * HOUR });
      }
    }
    await it.materialiser.round();
    const books: MachineBooks = {
      ...it.machineBooks,
      use(machine, part, live) {
        computedLive += 1;
        return it.machineBooks.use(machine, part, live);
      },
    };
    const plans = createDayPlans(site);
    reader = createUseReader({ database, books, plans, picture: { live: () => undefined } });
  }, 60_000);
  afterAll(() => Promise.all([place[Symbol.asyncDispose](), store[Symbol.asyncDispose]()]));

  const expectSame = async (query: typeof window) => {
    for (const byMonth of [false, true]) {
      const { sums } = await reader.sums({ ...query, byMonth });
      expect(orderedUse(sums)).toEqual(orderedUse(await computedUse(it, { ...query, byMonth })));
    }
  };

  test("is what telemetry and bookings give computed anew, and closed days are not computed again", async () => {
    await expectSame(window);
    expect(computedLive).toBe(0);
    await expectSame({ ...window, from: begin + 5 * HOUR + 7 * MINUTE, to: end - 3 * HOUR });
    expect(computedLive).toBeGreaterThan(0);
  });

  test("every total is the sum of its lines, exactly, of each company and of nobody", async () => {
    const { sums } = await reader.sums({ ...window, byMonth: false });
    const companies = new Set(sums.map((sum) => sum.company));
    expect(companies).toEqual(new Set(["a", "b", "c", "d", null]));
    for (const basis of bases) {
      const everybody = (await reader.lines({ ...window, basis })).lines;
      for (const company of companies) {
        const { lines } = await reader.lines({ ...window, basis, company });
        expect(lines).toEqual(everybody.filter((line) => line.company === company));
        for (const isPeak of [true, false]) {
          const of = (total: number, own: { isPeak: boolean; length: number }) =>
            own.isPeak === isPeak ? total + own.length : total;
          const fromLines = lines.map((line) => ({ isPeak: line.isPeak, length: line.duration }));
          const fromSums = sums
            .filter((sum) => sum.company === company)
            .map((sum) => ({ isPeak: sum.isPeak, length: sum.use[basis] }));
          expect(fromLines.reduce(of, 0)).toBe(fromSums.reduce(of, 0));
        }
      }
    }
    const parts = new Set(
      (await reader.lines({ ...window, basis: "chargeable" })).lines.map((line) => line.part),
    );
    for (const part of ["booked", "blocked", "excused", "lateReleased", "takenOver", "unassigned"] as const) {
      expect(parts, part).toContain(part);
    }
  });

  test("machines of one group are added up under its name", async () => {
    const groups = new Map(machines.map((machine) => [machine, "both"]));
    const { sums } = await reader.sums({ ...window, byMonth: false, groups });
    const each = await reader.sums({ ...window, byMonth: false });
    const adder = createUseAdder();
    for (const row of each.sums) adder.add(row);
    expect(orderedUse(sums)).toEqual(
      orderedUse(adder.rows().map((row) => ({ ...row, machine: "both", month: null }))),
    );
  });

  test("follows late data and changed bookings, and tells an older version as it was", async () => {
    const before = await reader.sums({ ...window, byMonth: false });
    const machine = machines[0] as string;
    await it.arrive(stretch(machine, "running", begin + 2 * DAY, begin + 2 * DAY + 20 * HOUR, 1));
    await bookings.remove(machine, `${machine}-3`);
    // Noted in one round, and computed when it has rested.
    await it.materialiser.round();
    it.later(MINUTE);
    await it.materialiser.round();
    await expectSame(window);
    const after = await reader.sums({ ...window, byMonth: false });
    expect(after.version).toBeGreaterThan(before.version);
    expect(orderedUse(after.sums)).not.toEqual(orderedUse(before.sums));
    const then = await reader.sums({ ...window, byMonth: false, version: before.version });
    expect(orderedUse(then.sums)).toEqual(orderedUse(before.sums));
  });

  test("lines of single bookings are those in which they hold the slot or own the use", async () => {
    const machine = machines[1] as string;
    const ids = new Set([`${machine}-1`, `${machine}-2`]);
    const { lines } = await reader.bookedLines({ ...window, bookings: ids });
    expect(lines.length).toBeGreaterThan(0);
    for (const { slot, owner } of lines)
      expect([slot, owner].some((id) => id !== null && ids.has(id))).toBe(true);
  });

  test("use decays from the end of its day on, whether the day is closed or computed live", async () => {
    const halfLife = 3 * DAY;
    const to = end + 5 * HOUR;
    const found = await reader.decayed({ machines, from: begin, to, halfLife });
    const plans = createDayPlans(it.site);
    const expected = new Map<string, number>();
    const { lines } = await reader.lines({ machines, from: begin, to, basis: "chargeable" });
    for (const { machine, company, isPeak, hour, duration } of lines) {
      if (company === null) continue;
      const ago = Math.max(0, to - plans.interval(plans.dayOf(hour)).until);
      const key = `${machine} ${company} ${isPeak}`;
      expected.set(key, (expected.get(key) ?? 0) + duration * 0.5 ** (ago / halfLife));
    }
    const sums = new Map<string, number>();
    for (const { machine, company, isPeak, duration } of found) {
      const key = `${machine} ${company} ${isPeak}`;
      sums.set(key, (sums.get(key) ?? 0) + duration);
    }
    for (const [key, value] of expected) expect(sums.get(key) ?? 0).toBeCloseTo(value, 0);
  });
});
