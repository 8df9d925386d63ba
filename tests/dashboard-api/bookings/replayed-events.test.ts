import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import type { Booking } from "../../../dashboard-api/bookings/booking.ts";
import { applyChange, replay } from "../../../dashboard-api/bookings/change.ts";
import { decisions } from "../../../dashboard-api/bookings/decide-booking.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, pglitePlace } from "../../contracts/databases.ts";
import { at, deskUnderTest } from "./desk-under-test.ts";
import { overlapping } from "./overlapping.ts";

let place: DatabasePlace;
let database: Database;
beforeAll(async () => {
  place = await pglitePlace();
  ({ database } = await place.fresh());
});
afterAll(() => place[Symbol.asyncDispose]());

const step = fc.record({
  action: fc.constantFrom("make", "make", "revise", "revise", "block", ...decisions),
  company: fc.constantFrom("one", "two", "guest"),
  pick: fc.nat(20),
  hour: fc.nat(40),
  length: fc.integer({ min: 1, max: 5 }),
  wait: fc.nat(3),
  keepsStart: fc.boolean(),
  role: fc.constantFrom("member" as const, "committee" as const),
});

test("whatever is done in whatever order, the events replayed give the bookings, and none overlap", async () => {
  let kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 30 }),
      fc.nat(30),
      async (steps, changeover) => {
        const it = deskUnderTest(database, { changeover: `${changeover} min`, lateCancellation: "6 h" });
        const [{ latest } = { latest: 0 }] = await database.use((db) =>
          db
            .selectFrom("booking")
            .select((eb) => eb.fn.max("excluded_until").as("latest"))
            .execute(),
        );
        // Each history begins where the one before has ended, on whole hours.
        it.clock.now = Math.max(at("11-02 10:00"), Math.ceil((latest ?? 0) / HOUR) * HOUR + HOUR);
        const begin = it.clock.now;
        const known: string[] = [];
        for (const { action, company, pick, hour, length, wait, role, keepsStart } of steps) {
          it.clock.now += wait * HOUR;
          const from = begin + hour * HOUR;
          const place = { from, until: from + length * HOUR };
          const deed = it.deed({ role, actedFor: company, at: it.clock.now, reason: action });
          if (action === "make") {
            const wish = { ...it.wish("11-02 10:00", "11-02 11:00", { company }), ...place };
            const outcome = await it.desk.make(wish, deed, null);
            if (outcome.result === "done") known.push(outcome.made.id);
            continue;
          }
          if (action === "block") {
            const block = {
              machine: it.machine(),
              kind: "outage" as const,
              displaces: pick % 2 === 0,
              ...place,
            };
            const outcome = await it.desk.block(block, deed, null);
            if (outcome.result === "done") known.push(outcome.made.id);
            continue;
          }
          const id = known[pick % Math.max(1, known.length)];
          if (id === undefined) continue;
          const before = (await it.desk.find(id)) as Booking;
          const { version } = before;
          const target = { id, machine: it.machine(before.machine) };
          if (action === "revise") {
            const moved = keepsStart ? { from: before.from, until: before.from + length * HOUR } : place;
            const machine = pick % 3 === 0 ? it.machine("lathe") : undefined;
            const details = { job: `lot ${pick}` };
            await it.desk.revise(target, version, { machine, ...moved, details }, deed);
          } else await it.desk.decide(target, version, action, deed);
        }
        for (const id of known) {
          const changes = (await it.desk.events(id)).map(({ change }) => change);
          expect(replay(changes)).toEqual(await it.desk.find(id));
          kinds = new Set([...kinds, ...changes.map(({ kind }) => kind)]);
        }
        expect((await database.use((db) => overlapping.execute(db))).rows).toEqual([{ n: 0 }]);
      },
    ),
    { numRuns: 30, seed: 20 },
  );
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      ...["blocked", "cancelled", "confirmed", "described", "disputed", "extended", "moved", "refused"],
      ...["released", "requested", "shortened", "waived", "arrived"],
    ]),
  );
}, 60_000);

test("a qualification is the person's own at its company, or the mentor's whoever employs them", async () => {
  const it = deskUnderTest(database, { qualification: "operator" });
  it.clock.now = at("12-01 10:00");
  await database.transaction(async (db) => {
    for (const id of ["one", "two"]) {
      const names = { name: id, kana: null, short: id, honorific: "御中", search: id, listed: true };
      const company = { id, ...names, roles: ["member"], corporate_number: null, invoice_number: null };
      await db.insertInto("company").values(company).execute();
    }
    const person = {
      id: "akira",
      company: "two",
      name: "Akira",
      kana: null,
      email: null,
      search: "",
      created: 0,
    };
    await db.insertInto("person").values(person).execute();
    await db
      .insertInto("qualification")
      .values({
        ...{ id: "q", person: "akira", machine: "mill", level: "operator" },
        ...{ granted_by: "committee", granted: 0, until: null },
      })
      .execute();
  });
  const reasons = async (more: { company?: string; person?: string; mentor?: string }) =>
    (await it.desk.check(it.wish("12-02 10:00", "12-02 11:00", more))).reasons.map(({ rule }) => rule);
  expect(await reasons({ company: "two", person: "akira" })).toEqual([]);
  expect(await reasons({ company: "one", person: "akira" })).toEqual(["qualification"]);
  expect(await reasons({ company: "one", mentor: "akira" })).toEqual([]);
  expect(await reasons({ company: "two" })).toEqual(["qualification"]);
});

test("a booking begins with a request or a block", () => {
  expect(() => applyChange(null, { kind: "confirmed" })).toThrow("cannot begin with confirmed");
});
