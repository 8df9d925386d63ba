import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, type Micros } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, pglitePlace } from "../../contracts/databases.ts";
import { overlapping } from "../bookings/overlapping.ts";
import { at, lineUnderTest } from "./line-under-test.ts";
import { obviousLine } from "./obvious-line.ts";

let place: DatabasePlace;
let database: Database;
beforeAll(async () => {
  place = await pglitePlace();
  ({ database } = await place.fresh());
});
afterAll(() => place[Symbol.asyncDispose]());

const step = fc.record({
  action: fc.constantFrom(
    ...(["book", "book", "cancel", "cancel", "join", "join", "join", "accept", "decline", "leave"] as const),
  ),
  company: fc.constantFrom("one", "two", "three"),
  hour: fc.nat(11),
  length: fc.integer({ min: 1, max: 4 }),
  slack: fc.constantFrom(0, 0, 1, 3),
  prefers: fc.constantFrom("earliest" as const, "latest" as const),
  pick: fc.nat(10),
  wait: fc.constantFrom(0, 0, 10, 20, 50),
});

/** Histories are played one after another, each on days of its own. */
let begin: Micros = at("11-03 00:00");

test("whatever happens, what is offered to whom and until when is what an obvious line would offer", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      begin += 2 * DAY;
      const start = begin;
      const it = lineUnderTest(database, {
        policy: { granularity: "1 h", minimum: "1 h", futureBookings: 1_000 },
      });
      it.clock.now = start - 2 * HOUR;
      const model = obviousLine({ hours: 16 });
      const hourOf = (time: Micros) => (time - start) / HOUR;
      const seconds = (hours: number) => Math.round(hours * 3_600);
      /** Ids of bookings and of entries by their numbers in the model. */
      const bookings: string[] = [];
      const entries: string[] = [];
      for (const { action, company, hour, length, slack, prefers, pick, wait } of steps) {
        it.clock.now += wait * MINUTE;
        const now = hourOf(it.clock.now);
        const [from, until] = [start + hour * HOUR, start + (hour + length) * HOUR];
        if (action === "book") {
          const outcome = await it.book(company, from, until);
          expect(outcome.result === "done").toBe(model.book(hour, length, now));
          if (outcome.result === "done") bookings.push(outcome.made.id);
        } else if (action === "cancel") {
          const number = model.cancel(pick, now);
          if (number !== null) await it.decide(bookings[number] ?? "", "cancel");
        } else if (action === "join") {
          // The rig's clock goes on by a second with each that joins; the model need not know.
          const more = { length: length * HOUR, prefers };
          const outcome = await it.join(company, from, until + slack * HOUR, more);
          const wanted = { company, earliest: hour, latest: hour + length + slack, length, prefers };
          expect(outcome.result === "done").toBe(model.join(wanted, hourOf(it.clock.now)));
          if (outcome.result === "done") entries.push(outcome.made.id);
        } else if (action === "leave") {
          const number = model.leave(pick);
          if (number !== null) await it.line.leave(entries[number] ?? "", it.deed(company));
        } else {
          const number = model.answer(pick, action, now);
          if (number !== null) {
            const outcome = await it.answer(entries[number] ?? "", action);
            expect(outcome.result).toBe("done");
            if (outcome.result === "done" && action === "accept") bookings.push(outcome.made.booking ?? "");
          }
        }
        await it.runJob();
        model.run(hourOf(it.clock.now));
        const told = await Promise.all(
          entries.map(async (id) => {
            const { status, offer } = await it.entry(id);
            seen.add(status);
            const slot =
              offer && [offer.from, offer.until, offer.heldUntil].map((time) => seconds(hourOf(time)));
            return { status, offer: slot };
          }),
        );
        expect(told).toEqual(model.told().map((its) => ({ ...its, offer: its.offer?.map(seconds) ?? null })));
        const held = await it.inForce(start, start + 16 * HOUR);
        expect(held.map(({ from: of }) => hourOf(of))).toEqual(model.booked());
      }
      expect((await database.use((db) => overlapping.execute(db))).rows).toEqual([{ n: 0 }]);
    }),
    { numRuns: 14, seed: 40 },
  );
  expect([...seen].sort()).toEqual(
    ["declined", "expired", "granted", "lapsed", "left", "offered", "waiting"].sort(),
  );
}, 120_000);
