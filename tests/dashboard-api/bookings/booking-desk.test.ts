import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import { replay } from "../../../dashboard-api/bookings/change.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { at, type DeskUnderTest, deskUnderTest, made } from "./desk-under-test.ts";
import { overlapping } from "./overlapping.ts";

describe.each(databasePlaces)("the booking desk on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  let it: DeskUnderTest;
  /** Each test has a day of its own. */
  let days = 3;
  let day = "";
  const fresh = (policy: object = {}) => deskUnderTest(database, policy);
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
  });
  afterAll(() => place[Symbol.asyncDispose]());
  beforeEach(() => {
    days += 1;
    day = `11-${String(days).padStart(2, "0")}`;
    it = fresh({ horizon: "90 d" });
  });

  test("tells who comes second by when the time is taken, changeover included, and no more", async () => {
    const slow = fresh({ changeover: "30 min" });
    await slow.book(`${day} 09:00`, `${day} 11:00`, { job: "lot 7" });
    const second = await slow.desk.make(slow.wish(`${day} 11:00`, `${day} 12:00`), slow.deed(), null);
    expect(second).toEqual({
      result: "busy",
      busy: [{ machine: "mill", from: at(`${day} 09:00`), until: at(`${day} 11:30`) }],
    });
    await slow.book(`${day} 11:30`, `${day} 12:00`, { company: "two" });
    await slow.book(`${day} 09:00`, `${day} 11:00`, { machine: slow.machine("lathe") });
  });

  test("refuses by the rules with every reason and free slots nearby", async () => {
    await it.book(`${day} 13:00`, `${day} 14:00`, { company: "two" });
    const outcome = await it.desk.make(it.wish(`${day} 13:10`, `${day} 13:30`), it.deed(), null);
    if (outcome.result !== "refused") throw new Error(outcome.result);
    expect(outcome.reasons.map(({ rule }) => rule)).toEqual(["granularity", "minimum"]);
    const wide = await fresh({ maximum: "1 h" }).desk.make(
      it.wish(`${day} 10:00`, `${day} 12:00`),
      it.deed(),
      null,
    );
    expect(wide).toMatchObject({ result: "refused", reasons: [{ rule: "maximum" }] });
  });

  test("keeps a company's quota however many ask at the same time", async () => {
    const strict = fresh({ quotas: [{ hours: 4, window: "1 d" }], horizon: "90 d" });
    const wishes = Array.from({ length: 8 }, (_, at) =>
      strict.wish(
        `${day} ${String(8 + at).padStart(2, "0")}:00`,
        `${day} ${String(9 + at).padStart(2, "0")}:00`,
      ),
    );
    const outcomes = await Promise.all(wishes.map((wish) => strict.desk.make(wish, strict.deed(), null)));
    const results = outcomes.map(({ result }) => result).sort();
    expect(results).toEqual([...Array(4).fill("done"), ...Array(4).fill("refused")]);
    const check = await strict.desk.check(strict.wish(`${day} 18:00`, `${day} 19:00`));
    expect(check.allowances).toEqual([
      { limit: 4 * HOUR, window: 24 * HOUR, peakOnly: false, used: 4 * HOUR, remaining: 0 },
    ]);
    expect(check.reasons).toMatchObject([{ rule: "quota", current: 5 * HOUR }]);
  });

  test("carries a request with a key out once, and refuses the key for another one", async () => {
    const key = { caller: "planner", key: day, request: "one" };
    const wish = it.wish(`${day} 09:00`, `${day} 10:00`);
    const outcomes = await Promise.all([1, 2, 3].map(() => it.desk.make(wish, it.deed(), key)));
    expect(new Set(outcomes.map((outcome) => made(outcome).id)).size).toBe(1);
    expect(outcomes.filter((it) => it.result === "done" && !it.isRepeated)).toHaveLength(1);
    expect(await it.desk.make(wish, it.deed(), { ...key, request: "two" })).toEqual({ result: "key-reused" });
  });

  test("moves, shortens and extends what its caller saw, and remembers how it came about", async () => {
    const target = { id: "", machine: it.machine() };
    const first = await it.book(`${day} 09:00`, `${day} 11:00`);
    target.id = first.id;
    const neighbour = await it.book(`${day} 14:00`, `${day} 15:00`, { company: "two" });
    const revise = (version: number, from: string, until: string) =>
      it.desk.revise(
        target,
        version,
        { from: at(`${day} ${from}`), until: at(`${day} ${until}`), details: {} },
        it.deed({ reason: "later" }),
      );
    const moved = made(await revise(first.version, "12:00", "14:00"));
    expect(await revise(first.version, "12:00", "13:00")).toEqual({
      result: "stale",
      version: moved.version,
    });
    expect(await revise(moved.version, "12:00", "14:15")).toEqual({
      result: "busy",
      busy: [{ machine: "mill", from: neighbour.from, until: neighbour.excludedUntil }],
    });
    const short = made(await revise(moved.version, "12:00", "13:00"));
    const long = made(await revise(short.version, "12:00", "13:30"));
    const events = await it.desk.events(first.id);
    expect(events.map(({ change }) => change.kind)).toEqual([
      ...["requested", "confirmed", "moved", "shortened", "extended"],
    ]);
    expect(events.at(-1)).toMatchObject({ actor: { name: "planner" }, actedFor: "one", reason: "later" });
    expect(replay(events.map(({ change }) => change))).toEqual(long);
    expect(await it.desk.find(first.id)).toEqual(long);
  });

  test("moves a booking to another machine in one step, judged there as a new one, and told on both", async () => {
    const first = await it.book(`${day} 09:00`, `${day} 11:00`);
    await it.book(`${day} 10:00`, `${day} 11:00`, { machine: it.machine("lathe"), company: "two" });
    const target = { id: first.id, machine: it.machine() };
    const lathe = { machine: it.machine("lathe"), details: {} };
    const busy = await it.desk.revise(target, first.version, lathe, it.deed());
    expect(busy).toMatchObject({ result: "busy", busy: [{ machine: "lathe" }] });
    expect(await it.desk.find(first.id)).toEqual(first);
    const strict = deskUnderTest(database, { futureBookings: 1, horizon: "90 d" });
    await it.book(`${day} 16:00`, `${day} 17:00`, { machine: it.machine("lathe") });
    const refused = await strict.desk.revise(target, first.version, lathe, strict.deed());
    expect(refused).toMatchObject({ result: "refused", reasons: [{ rule: "futureBookings" }] });

    const there = { ...lathe, from: at(`${day} 12:00`), until: at(`${day} 14:00`) };
    const source = {
      action: "bookings.revise",
      company: "one",
      machine: null,
      requestId: "r",
      address: "::1",
    };
    const moved = made(await it.desk.revise(target, first.version, there, it.deed({ source })));
    expect(moved).toMatchObject({ id: first.id, machine: "lathe", from: there.from });
    const events = await it.desk.events(first.id);
    expect(events.map(({ change }) => change.kind)).toEqual(["requested", "confirmed", "moved", "arrived"]);
    expect(replay(events.map(({ change }) => change))).toEqual(moved);
    const told = await createBookedTime(database).changes((events[2]?.number ?? 0) - 1, 2);
    expect(told.map(({ machine, from }) => [machine, from])).toEqual([
      ["mill", first.from],
      ["lathe", moved.from],
    ]);
    const audited = await database.use((db) =>
      db
        .selectFrom("audit")
        .select(["action", "address", "acting_for", "company"])
        .where(sql<string>`subject->>'booking'`, "=", first.id)
        .orderBy("number")
        .execute(),
    );
    expect(audited.at(-1)).toEqual({
      ...{ action: "bookings.revise", address: "::1", acting_for: null, company: "one" },
    });
    await it.book(`${day} 09:00`, `${day} 11:00`, { company: "two" });
  });

  test("cancels before the start, late or not, and releases after it", async () => {
    const booking = await it.book(`${day} 09:00`, `${day} 12:00`);
    const target = { id: booking.id, machine: it.machine() };
    it.clock.now = at(`${day} 10:00`);
    const decide = (version: number, decision: "cancel" | "release") =>
      it.desk.decide(target, version, decision, it.deed({ at: it.clock.now }));
    expect(await decide(booking.version, "cancel")).toMatchObject({ result: "impossible" });
    const released = made(await decide(booking.version, "release"));
    expect(released.until).toBe(at(`${day} 10:00`));
    const taken = await it.book(`${day} 10:00`, `${day} 12:00`, { company: "two" });
    const given = await database.use((db) =>
      db
        .selectFrom("booking_given_up")
        .select(["company", "starts"])
        .where("booking", "=", booking.id)
        .execute(),
    );
    expect(given).toEqual([{ company: "one", starts: at(`${day} 10:00`) }]);
    expect(taken.status).toBe("confirmed");
    const tomorrow = await it.book(`${day} 20:00`, `${day} 21:00`);
    const late = await it.desk.decide(
      { ...target, id: tomorrow.id },
      2,
      "cancel",
      it.deed({ at: it.clock.now }),
    );
    expect(made(late)).toMatchObject({ status: "cancelled", isLate: true });
  });

  test("lets companies that are no members wait for the committee, holding the slot meanwhile", async () => {
    const guest = await it.book(`${day} 09:00`, `${day} 10:00`, { company: "guest" });
    expect(guest.status).toBe("requested");
    const other = await it.desk.make(it.wish(`${day} 09:00`, `${day} 10:00`), it.deed(), null);
    expect(other.result).toBe("busy");
    const target = { id: guest.id, machine: it.machine() };
    const approve = (version: number) =>
      it.desk.decide(target, version, "approve", it.deed({ role: "committee" }));
    expect(made(await approve(1)).status).toBe("confirmed");
    expect(await approve(2)).toMatchObject({ result: "impossible" });
    const place = { from: at(`${day} 11:00`), until: at(`${day} 12:00`), details: {} };
    const moved = made(await it.desk.revise(target, 2, place, it.deed()));
    expect(moved.status).toBe("requested");
  });

  test("takes a machine out of use in the same time, displacing bookings only when told to", async () => {
    const booking = await it.book(`${day} 09:00`, `${day} 12:00`);
    const early = await it.book(`${day} 06:00`, `${day} 08:30`, { company: "two" });
    const block = { machine: it.machine(), kind: "outage" as const, from: at(`${day} 08:00`) };
    const until = at(`${day} 10:00`);
    const refused = await it.desk.block({ ...block, until, displaces: false }, it.deed(), null);
    expect(refused).toMatchObject({ result: "busy", busy: [{ until: at(`${day} 08:30`) }, {}] });
    made(await it.desk.block({ ...block, until, displaces: true }, it.deed({ actedFor: null }), null));
    expect(await it.desk.find(booking.id)).toMatchObject({ status: "cancelled", isLate: false });
    expect(await it.desk.find(early.id)).toMatchObject({ status: "confirmed", until: block.from });
    expect((await it.desk.make(it.wish(`${day} 09:00`, `${day} 10:00`), it.deed(), null)).result).toBe(
      "busy",
    );
  });

  test("books a series occurrence by occurrence, or all of it, or nothing", async () => {
    const second = Temporal.PlainDate.from(`2026-${day}`).add({ weeks: 1 }).toString().slice(5);
    await it.book(`${second} 09:00`, `${second} 10:00`, { company: "two", machine: it.machine("lathe") });
    const series = {
      ...{ first: `2026-${day}`, everyWeeks: 1, hours: "09:00-10:00", except: [] },
      until: Temporal.PlainDate.from(`2026-${day}`).add({ weeks: 3 }).toString(),
    };
    const wish = { ...it.wish(`${day} 09:00`, `${day} 10:00`, { machine: it.machine("lathe") }), series };
    const verdicts = (await it.desk.checkSeries(wish)).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(["free", "busy", "free", "free"]);
    expect(made(await it.desk.makeSeries(wish, true, it.deed(), null)).series).toBeNull();
    const answer = made(await it.desk.makeSeries(wish, false, it.deed(), null));
    expect(await it.desk.ofSeries(answer.series ?? "")).toHaveLength(3);
    expect(answer.occurrences.map((it) => it.booking?.status ?? null)).toEqual([
      ...["confirmed", null, "confirmed", "confirmed"],
    ]);
  });

  test("lets nobody edit what happened, nor put two into one time by any way", async () => {
    await it.book(`${day} 09:00`, `${day} 10:00`);
    for (const statement of [
      "UPDATE booking_event SET reason = 'x'",
      "DELETE FROM booking_event",
      "TRUNCATE booking_event",
      "DELETE FROM booking",
    ]) {
      await expect(database.use((db) => sql.raw(statement).execute(db))).rejects.toThrow(
        /on record|feature|foreign/,
      );
    }
    const copy = database.use((db) =>
      sql`INSERT INTO booking (id, machine, kind, company, starts, until, excluded_until, status, taken_at, version, details)
        SELECT id || 'x', machine, kind, 'two', starts + 1, until, excluded_until, status, taken_at, 1, details
        FROM booking WHERE starts = ${at(`${day} 09:00`)}`.execute(db),
    );
    await expect(copy).rejects.toMatchObject({ code: "23P01" });
    expect((await database.use((db) => overlapping.execute(db))).rows).toEqual([{ n: 0 }]);
  });

  test("tells readers of changes every change once, though transactions end in any order", async () => {
    const [last] = await database
      .use((db) => sql<{ n: number }>`SELECT coalesce(max(number), 0) AS n FROM booking_event`.execute(db))
      .then(({ rows }) => rows);
    const seen: number[] = [];
    let after = last?.n ?? 0;
    let isOver = false;
    const reading = (async () => {
      for (let idle = 0; idle < 2; ) {
        const rows = await database.use((db) =>
          db
            .selectFrom("booking_event")
            .select("number")
            .where("number", ">", after)
            .orderBy("number")
            .execute(),
        );
        seen.push(...rows.map(({ number }) => number));
        after = rows.at(-1)?.number ?? after;
        if (isOver && rows.length === 0) idle += 1;
      }
    })();
    const machines = [it.machine("mill"), it.machine("lathe")];
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => {
        const hour = String(Math.floor(at / 2) % 20).padStart(2, "0");
        const machine = machines[at % 2] ?? it.machine();
        return it.desk.make(it.wish(`${day} ${hour}:00`, `${day} ${hour}:30`, { machine }), it.deed(), null);
      }),
    );
    isOver = true;
    await reading;
    const { rows } = await database.use((db) =>
      sql<{
        number: number;
      }>`SELECT number FROM booking_event WHERE number > ${last?.n ?? 0} ORDER BY number`.execute(db),
    );
    expect(seen).toEqual(rows.map(({ number }) => number));
    expect(seen.length).toBeGreaterThan(20);
  });
});
