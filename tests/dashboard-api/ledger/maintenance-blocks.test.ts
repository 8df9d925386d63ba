import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { Booking } from "../../../dashboard-api/bookings/booking.ts";
import { createBookingDesk } from "../../../dashboard-api/bookings/booking-desk.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { figureCatalogue } from "../../../dashboard-api/domain/utilization/figure-catalogue.ts";
import { figureFromLines } from "../../../dashboard-api/domain/utilization/figure-definition.ts";
import { createMaintenanceSource } from "../../../dashboard-api/fairness/maintenance-source.ts";
import { createPlannedTimes } from "../../../dashboard-api/fairness/planned-time.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { made } from "../bookings/desk-under-test.ts";
import { at, ledgerUnderTest, ordered, siteOf, stretch } from "./ledger-under-test.ts";

/** Monday to Wednesday, 2 to 4 March 2026 in Tokyo: open 08:00 to 17:00. */
const monday = at("2026-03-02T00:00:00+09:00");
const t = (day: number, hour: number) => monday + day * DAY + hour * HOUR;

/** A machine that ran from 09:00 to 12:00 each day and was idle else, with a desk of its own. */
async function begin(database: Database, store: ReadableStore, machine: string) {
  const site = siteOf([machine]);
  const reader = createBookedTime(database);
  const away = async () => {};
  const bookings = { reader, put: away, remove: away, start: away };
  const it = ledgerUnderTest({ store, database, site, bookings, now: t(3, 1) });
  const clock = { now: t(0, 0) - DAY };
  const desk = createBookingDesk({ database, site, now: () => clock.now });
  const [milling] = site.machines as [(typeof site.machines)[number]];
  const deed = () => ({
    ...{ actor: { name: "keiko", role: "committee" as const, person: null }, actedFor: null },
    ...{ at: clock.now, reason: "定期点検" },
  });
  const target = (block: Booking) => ({ id: block.id, machine: milling });
  for (const day of [0, 1, 2]) {
    await it.arrive(
      [
        ...stretch(machine, "idle", t(day, 0), t(day, 9)),
        ...stretch(machine, "running", t(day, 9), t(day, 12)),
        ...stretch(machine, "idle", t(day, 12), t(day, 24)),
      ],
      t(3, 1),
    );
  }
  const window = { machines: [machine], from: t(0, 0), to: t(3, 0), groupBy: ["day" as const] };
  return {
    ...{ it, clock, desk, window },
    planned: createPlannedTimes(site, createDayPlans(site), createMaintenanceSource(database)),
    /** Said at a time: out of use from an hour of a day until another. */
    async block(said: number, from: number, until: number, kind: Booking["kind"] = "maintenance") {
      clock.now = said;
      const block = { machine: milling, kind: kind as "maintenance" | "outage", from, until };
      return made(await desk.block({ ...block, displaces: false }, deed(), null));
    },
    async revise(block: Booking, said: number, change: { from?: number; until?: number }) {
      clock.now = said;
      return desk.revise(target(block), block.version, { ...change, details: {} }, deed());
    },
    async decide(block: Booking, said: number, decision: "cancel" | "release") {
      clock.now = said;
      return desk.decide(target(block), block.version, decision, deed());
    },
    /** What rounds compute, until nothing is due. */
    async settle(): Promise<string[]> {
      for (let rounds = 0; rounds < 3; rounds += 1) {
        await it.materialiser.round();
        it.later(MINUTE);
      }
      return it.computed().map((name) => name.slice(-2));
    },
    /** Planned busy hours and utilization of each day. */
    async figures(version?: number) {
      const { groups } = await it.books.sums({ ...window, ...(version === undefined ? {} : { version }) });
      return groups
        .toSorted((a, b) => (String(a.keys.day) < String(b.keys.day) ? -1 : 1))
        .map(({ lines }) => {
          const { numerator, denominator } = figureFromLines(figureCatalogue.utilization, lines);
          return `${numerator / HOUR} of ${denominator / HOUR}`;
        });
    },
    version: async () => (await it.books.sums(window)).version,
  };
}

describe.each(databasePlaces)("maintenance blocks in the ledger on %s", (name, startPlace) => {
  let place: DatabasePlace;
  let store: ReadableStore;
  /** One for all: each test has a machine of its own. */
  let database: Database;
  beforeAll(async () => {
    [place, store] = await Promise.all([startPlace(), startReadableSqlite()]);
    ({ database } = await place.fresh());
  });
  afterAll(() => Promise.all([place[Symbol.asyncDispose](), store[Symbol.asyncDispose]()]));

  test("take planned busy time away, on exactly the days they touch, as they are made, moved, shortened and cancelled", async () => {
    const m = await begin(database, store, `golden-${name.toLowerCase()}`);
    expect(await m.settle()).toEqual(["02", "03", "04"]);
    expect(await m.figures()).toEqual(["3 of 9", "3 of 9", "3 of 9"]);
    const first = await m.version();
    // Said the day before. Of 07:00 to 11:00 three hours are open.
    const block = await m.block(t(0, 0), t(1, 7), t(1, 11));
    expect(await m.settle()).toEqual(["03"]);
    expect(await m.figures()).toEqual(["3 of 9", "1 of 6", "3 of 9"]);
    expect(await m.figures(first), "as it was booked").toEqual(["3 of 9", "3 of 9", "3 of 9"]);
    const moved = made(await m.revise(block, t(0, 1), { from: t(2, 9), until: t(2, 12) }));
    expect(await m.settle(), "where it was, where it is, and between").toEqual(["03", "04"]);
    expect(await m.figures()).toEqual(["3 of 9", "3 of 9", "0 of 6"]);
    // Done an hour sooner than was said: the machine could be had again.
    const ended = made(await m.decide(moved, t(2, 11), "release"));
    expect(await m.settle()).toEqual(["04"]);
    expect(await m.figures()).toEqual(["3 of 9", "3 of 9", "1 of 7"]);
    expect(ended.until).toBe(t(2, 11));
    const other = await m.block(t(0, 2), t(0, 13), t(0, 17));
    expect(await m.settle()).toEqual(["02"]);
    expect(await m.figures()).toEqual(["3 of 5", "3 of 9", "1 of 7"]);
    made(await m.decide(other, t(0, 3), "cancel"));
    expect(await m.settle()).toEqual(["02"]);
    expect(await m.figures()).toEqual(["3 of 9", "3 of 9", "1 of 7"]);
  });

  test("are none of it where they were said after they had begun, took longer, or are outages; fairness weighs alike", async () => {
    const m = await begin(database, store, `late-${name.toLowerCase()}`);
    const { planned, window } = m;
    const hours = async () => {
      await planned.refresh();
      return planned.within(window.machines[0] as string, { from: t(0, 0), until: t(3, 0) }).all / HOUR;
    };
    await m.settle();
    expect(await hours()).toBe(27);
    await m.block(t(0, 14), t(0, 13), t(0, 17));
    await m.block(t(0, 0), t(1, 13), t(1, 15), "outage");
    const overdue = await m.block(t(0, 0), t(2, 13), t(2, 15));
    made(await m.revise(overdue, t(2, 14), { until: t(2, 17) }));
    const { edition } = planned;
    expect(await m.settle()).toEqual(["02", "03", "04"]);
    expect(await m.figures()).toEqual(["3 of 9", "3 of 9", "3 of 7"]);
    expect(await hours()).toBe(25);
    expect(planned.edition).not.toBe(edition);
    const again = planned.edition;
    await hours();
    expect(planned.edition, "nothing has changed since").toBe(again);
  });

  test("leave the ledger equal to what is computed live, whatever is done with them", async () => {
    const m = await begin(database, store, `random-${name.toLowerCase()}`);
    await m.settle();
    const step = fc.record({
      deed: fc.constantFrom("block", "block", "revise", "cancel", "release"),
      kind: fc.constantFrom("maintenance" as const, "maintenance" as const, "outage" as const),
      said: fc.nat(72 * 4),
      from: fc.nat(68 * 4),
      length: fc.integer({ min: 1, max: 40 }),
    });
    const counted = new Set<string>();
    for (const [index, steps] of fc
      .sample(fc.array(step, { minLength: 4, maxLength: 8 }), { numRuns: 12, seed: 3 })
      .entries()) {
      const blocks = new Map<string, Booking>();
      for (const { deed, kind, said, ...span } of steps.toSorted((a, b) => a.said - b.said)) {
        const [time, from] = [monday + said * 15 * MINUTE + SECOND, monday + span.from * 15 * MINUTE];
        const until = from + span.length * 15 * MINUTE;
        const some = [...blocks.values()].at(index % Math.max(1, blocks.size));
        try {
          if (deed === "block") {
            const block = await m.block(time, from, until, kind);
            blocks.set(block.id, block);
          } else if (some) {
            const answer = await (deed === "revise"
              ? m.revise(some, time, { from, until })
              : // A release is said while it lasts.
                m.decide(some, deed === "release" ? some.from + MINUTE : time, deed as "cancel"));
            if (answer.result === "done") blocks.set(some.id, answer.made);
            counted.add(`${deed} ${answer.result}`);
          }
        } catch {
          // Taken already, or over.
          counted.add("refused");
        }
      }
      await m.settle();
      const live = (await m.it.live.sums(m.window)).groups;
      expect(ordered((await m.it.books.sums(m.window)).groups)).toEqual(ordered(live));
      const planned = live.flatMap((it) => it.lines).filter((it) => it.plan === "open");
      await m.planned.refresh();
      expect(
        m.planned.within(m.window.machines[0] as string, { from: t(0, 0), until: t(3, 0) }).all,
        "entitlement weighs by the same time",
      ).toBe(planned.reduce((sum, it) => sum + it.duration, 0));
      if (live.some((it) => it.lines.some((line) => line.plan === "maintenance"))) counted.add("planned");
      for (const block of blocks.values()) {
        await m.decide(block, monday - DAY, "cancel").catch(() => {});
      }
    }
    expect([...counted].sort()).toEqual(
      expect.arrayContaining(["planned", "revise done", "cancel done", "release done"]),
    );
  });
});
