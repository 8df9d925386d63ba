import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { at, type LineUnderTest, lineUnderTest, made } from "./line-under-test.ts";

describe.each(databasePlaces)("the waitlist on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  let it: LineUnderTest;
  /** Each test has a day of its own. */
  let day = at("11-03 00:00");
  const hour = (n: number) => day + n * HOUR;
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
  });
  afterAll(() => place[Symbol.asyncDispose]());
  beforeEach(() => {
    day += DAY;
    it = lineUnderTest(database);
  });
  const offers = async (...ids: string[]) =>
    Promise.all(ids.map(async (id) => (await it.entry(id)).offer?.booking ?? null));

  test("holds a slot that came free for whoever waited longest, then for the next, and then it is free", async () => {
    const taken = made(await it.book("one", hour(9), hour(12)));
    const first = made(await it.join("two", hour(9), hour(12)));
    it.clock.now += MINUTE;
    const second = made(await it.join("three", hour(10), hour(12)));
    expect((await it.line.placed([first, second])).map(({ place: its }) => its)).toEqual([
      { place: 1, of: 2 },
      { place: 2, of: 2 },
    ]);
    made(await it.decide(taken.id, "cancel"));
    // Before the job comes round nobody can get in between.
    expect((await it.book("guest", hour(11), hour(12))).result).toBe("busy");
    await it.runJob();
    const held = (await it.entry(first.id)).offer;
    expect(held).toMatchObject({ machine: "mill", from: hour(9), until: hour(12) });
    expect(held?.heldUntil).toBe(it.clock.now + 30 * MINUTE);
    expect(await offers(second.id)).toEqual([null]);
    expect((await it.book("three", hour(10), hour(11))).result).toBe("busy");

    it.clock.now += 30 * MINUTE;
    expect(await it.answer(first.id, "accept")).toMatchObject({
      result: "impossible",
      why: { en: expect.stringContaining("held until") },
    });
    await it.runJob();
    expect(await it.entry(first.id)).toMatchObject({ status: "lapsed", offer: null });
    expect(await it.entry(second.id)).toMatchObject({ status: "offered", offer: { from: hour(10) } });
    made(await it.answer(second.id, "decline"));
    await it.runJob();
    expect(await it.entry(second.id)).toMatchObject({ status: "declined" });
    expect(made(await it.book("guest", hour(9), hour(12))).company).toBe("guest");
  });

  test("makes the held slot the booking of whoever accepts, once, under the offer's id", async () => {
    const taken = made(await it.book("one", hour(9), hour(12)));
    const entry = made(await it.join("two", hour(9), hour(12)));
    made(await it.decide(taken.id, "cancel"));
    await it.runJob();
    const [offer] = await offers(entry.id);
    expect(made(await it.answer(entry.id, "accept"))).toMatchObject({ status: "granted", booking: offer });
    expect(await it.line.accept(entry.id, offer ?? "", it.deed("two"))).toMatchObject({
      result: "done",
      isRepeated: true,
    });
    expect(await it.line.decline(entry.id, offer ?? "", it.deed("two"))).toMatchObject({
      result: "impossible",
    });
    const booking = await it.desk.find(offer ?? "");
    expect(booking).toMatchObject({ company: "two", status: "confirmed", takenAt: it.clock.now });
    const kinds = (await it.desk.events(offer ?? "")).map(({ change }) => change.kind);
    expect(kinds).toEqual(["offered", "accepted", "confirmed"]);
    const { rows } = await database.use((db) =>
      sql<{ kind: string; name: string }>`
        SELECT change->>'kind' AS kind, actor->>'name' AS name FROM waitlist_event
        WHERE entry = ${entry.id} ORDER BY version`.execute(db),
    );
    expect(rows).toEqual([
      { kind: "joined", name: "of two" },
      { kind: "offered", name: "waitlist" },
      { kind: "accepted", name: "of two" },
    ]);
    const audited = await database.use((db) =>
      sql<{ action: string }>`
        SELECT action FROM audit WHERE subject->>'waitlist' = ${entry.id} ORDER BY number`.execute(db),
    );
    expect(audited.rows.map(({ action }) => action)).toEqual([
      ...["waitlist.joined", "waitlist.offered", "waitlist.accepted"],
    ]);
  });

  test("lets a company that is no member wait for the committee once it has accepted", async () => {
    const taken = made(await it.book("one", hour(9), hour(12)));
    const entry = made(await it.join("guest", hour(9), hour(12)));
    made(await it.decide(taken.id, "cancel"));
    await it.runJob();
    const { booking } = made(await it.answer(entry.id, "accept"));
    expect(await it.desk.find(booking ?? "")).toMatchObject({ status: "requested", company: "guest" });
  });

  test("offers what is left of it to the next in line, each a slot of its own", async () => {
    const taken = made(await it.book("one", hour(8), hour(16)));
    const wish = { length: 3 * HOUR };
    const [a, b, c] = [
      made(await it.join("two", hour(8), hour(16), { ...wish, prefers: "latest" })),
      made(await it.join("three", hour(8), hour(16), wish)),
      made(await it.join("guest", hour(8), hour(16), wish)),
    ];
    made(await it.decide(taken.id, "cancel"));
    await it.runJob();
    expect((await it.entry(a.id)).offer).toMatchObject({ from: hour(13), until: hour(16) });
    expect((await it.entry(b.id)).offer).toMatchObject({ from: hour(8), until: hour(11) });
    expect(await offers(c.id)).toEqual([null]);
    // Whoever would take another slot waits on, and is not offered the same again.
    made(await it.answer(b.id, "decline"));
    await it.runJob();
    expect((await it.entry(c.id)).offer).toMatchObject({ from: hour(8), until: hour(11) });
    expect(await it.entry(b.id)).toMatchObject({ status: "waiting" });
    made(await it.answer(a.id, "decline"));
    await it.runJob();
    expect((await it.entry(b.id)).offer).toMatchObject({ from: hour(11), until: hour(14) });
  });

  test("holds no longer than the slot can be had, and offers nothing that must be answered at once", async () => {
    const taken = made(await it.book("one", hour(9), hour(12)));
    const soon = made(await it.join("two", hour(9), hour(10)));
    const later = made(await it.join("three", hour(9), hour(12), { length: HOUR }));
    it.clock.now = hour(9) - 12 * MINUTE;
    made(await it.decide(taken.id, "cancel"));
    await it.runJob();
    expect((await it.entry(soon.id)).offer?.heldUntil).toBe(hour(9));
    it.clock.now = hour(9) - 3 * MINUTE;
    made(await it.line.leave(soon.id, it.deed("two")));
    await it.runJob();
    // Three minutes are too few, so it is a later slot.
    expect((await it.entry(later.id)).offer).toMatchObject({ from: hour(10), until: hour(11) });
  });

  test("looks at the rules again at the offer and at its acceptance", async () => {
    it = lineUnderTest(database, { policy: { quotas: [{ hours: 4, window: "1 d" }] } });
    const taken = made(await it.book("one", hour(9), hour(12)));
    const entry = made(await it.join("two", hour(9), hour(12)));
    const later = made(await it.join("three", hour(9), hour(12)));
    const other = made(await it.book("two", hour(14), hour(16)));
    made(await it.decide(taken.id, "cancel"));
    await it.runJob();
    // Two has used up its hours meanwhile.
    expect(await offers(entry.id)).toEqual([null]);
    expect(await it.entry(later.id)).toMatchObject({ status: "offered" });
    made(await it.book("three", hour(14 + 3), hour(14 + 5)));
    expect(await it.answer(later.id, "accept")).toMatchObject({
      result: "refused",
      reasons: [{ rule: "quota" }],
    });
    expect(await it.entry(later.id)).toMatchObject({ status: "offered" });
    made(await it.decide(other.id, "cancel"));
    made(await it.answer(later.id, "decline"));
    await it.runJob();
    expect(await it.entry(entry.id)).toMatchObject({ status: "offered" });
  });

  test("lets nobody wait for what is free, what the rules forbid, or twice for the same", async () => {
    expect(await it.join("two", hour(9), hour(12))).toMatchObject({
      result: "impossible",
      suggestions: [{ machine: "mill", from: hour(9), until: hour(12) }],
    });
    made(await it.book("one", hour(9), hour(12)));
    const odd = hour(9) + MINUTE;
    expect(await it.join("two", odd, odd + HOUR)).toMatchObject({
      result: "refused",
      reasons: [{ rule: "granularity" }],
    });
    const entry = made(await it.join("two", hour(9), hour(12)));
    expect(await it.join("two", hour(9), hour(12))).toMatchObject({ result: "impossible" });
    made(await it.line.leave(entry.id, it.deed("two")));
    expect(made(await it.join("two", hour(9), hour(12))).id).not.toBe(entry.id);
    // A slot of another time of that day is free.
    expect(await it.join("three", hour(9), hour(18), { length: 2 * HOUR })).toMatchObject({
      result: "impossible",
      suggestions: [{ from: hour(12), until: hour(14) }],
    });
  });

  test("waits for any machine of several, and ends with the deadline", async () => {
    const machines = [it.machine("mill"), it.machine("lathe")];
    const mill = made(await it.book("one", hour(9), hour(12), "mill"));
    const lathe = made(await it.book("one", hour(9), hour(12), "lathe"));
    const entry = made(await it.join("two", hour(9), hour(12), { machines, deadline: hour(3) }));
    made(await it.decide(lathe.id, "cancel"));
    await it.runJob();
    expect((await it.entry(entry.id)).offer).toMatchObject({ machine: "lathe" });
    made(await it.answer(entry.id, "decline"));
    expect(await it.entry(entry.id)).toMatchObject({ status: "waiting" });
    it.clock.now = hour(3);
    await it.runJob();
    expect(await it.entry(entry.id)).toMatchObject({ status: "expired" });
    made(await it.decide(mill.id, "cancel"));
    await it.runJob();
    expect(await it.entry(entry.id)).toMatchObject({ status: "expired", offer: null });
  });

  test("takes an offer back when the machine cannot be had, and keeps the place in line", async () => {
    const taken = made(await it.book("one", hour(9), hour(12)));
    const entry = made(await it.join("two", hour(9), hour(12)));
    made(await it.decide(taken.id, "cancel"));
    await it.runJob();
    const [offer] = await offers(entry.id);
    const block = { kind: "outage" as const, from: hour(10), until: hour(11), machine: it.machine() };
    const deed = it.deed(null, "office");
    expect((await it.desk.block({ ...block, displaces: false }, deed, null)).result).toBe("busy");
    const outage = made(await it.desk.block({ ...block, displaces: true }, deed, null));
    expect(await it.entry(entry.id)).toMatchObject({ status: "waiting", offer: null, passed: [] });
    expect(await it.line.accept(entry.id, offer ?? "", it.deed("two"))).toMatchObject({
      result: "impossible",
    });
    await it.runJob();
    made(await it.decide(outage.id, "cancel", "office"));
    await it.runJob();
    expect(await it.entry(entry.id)).toMatchObject({ status: "offered" });
  });

  test("asks a port who is first, and waits for its answer, but not for ever", async () => {
    let isBroken = true;
    it = lineUnderTest(database, {
      order: async (waiters) => {
        if (isBroken) throw new Error("no claims today");
        return waiters.toReversed();
      },
    });
    const taken = made(await it.book("one", hour(9), hour(12)));
    const first = made(await it.join("two", hour(9), hour(12)));
    const last = made(await it.join("three", hour(9), hour(12)));
    made(await it.decide(taken.id, "cancel"));
    await expect(it.runJob()).rejects.toThrow("no claims today");
    expect((await it.book("guest", hour(9), hour(12))).result).toBe("busy");
    isBroken = false;
    await it.runJob();
    expect(await offers(first.id)).toEqual([null]);
    expect(await it.entry(last.id)).toMatchObject({ status: "offered" });
    const third = made(await it.join("guest", hour(9), hour(12)));
    made(await it.answer(last.id, "decline"));
    isBroken = true;
    it.clock.now += MINUTE;
    await it.runJob();
    expect(await it.entry(first.id)).toMatchObject({ status: "offered" });
    expect(await offers(third.id)).toEqual([null]);
  });

  test("does not keep others waiting for long when nobody offers it around", async () => {
    const taken = made(await it.book("one", hour(9), hour(12)));
    made(await it.join("two", hour(9), hour(12)));
    made(await it.decide(taken.id, "cancel"));
    expect((await it.book("three", hour(9), hour(12))).result).toBe("busy");
    it.clock.now += 3 * MINUTE;
    expect(made(await it.book("three", hour(9), hour(12))).company).toBe("three");
    await it.runJob();
  });

  test("never lets a place or its history be undone", async () => {
    for (const statement of [
      "UPDATE waitlist_event SET reason = 'x'",
      "DELETE FROM waitlist_event",
      "DELETE FROM waitlist_entry",
      "DELETE FROM demand_attempt",
    ]) {
      await expect(database.use((db) => sql.raw(statement).execute(db))).rejects.toThrow(/on record/);
    }
  });
});
