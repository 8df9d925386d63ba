import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import type { Change } from "../../../dashboard-api/bookings/change.ts";
import { findBooking } from "../../../dashboard-api/bookings/find-bookings.ts";
import { writeChanges } from "../../../dashboard-api/bookings/write-changes.ts";
import type { Database, Query } from "../../../dashboard-api/database/database.ts";
import {
  createEventFollower,
  type FollowedEvent,
  type FollowerParts,
} from "../../../dashboard-api/jobs/event-follower.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";

const going = new AbortController().signal;

describe.each(databasePlaces)("a follower of booking events on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
    await database.use((db) => sql`CREATE TABLE seen (follower text, number bigint)`.execute(db));
  });
  afterAll(() => place[Symbol.asyncDispose]());

  const deed = {
    ...{ actor: { name: "planner", role: "member" as const, person: null }, actedFor: "one" },
    ...{ at: 0, reason: "" },
  };
  let slots = 0;
  /** A booking of two events. */
  const book = async () => {
    slots += 1;
    const [from, until] = [slots * HOUR, (slots + 1) * HOUR];
    const id = `b${slots}`;
    const booking = {
      ...{ id, machine: "mill", company: "one", kind: "booking" as const, series: null },
      ...{ from, until, excludedUntil: until, takenAt: 0 },
      ...{ purpose: "within" as const, grant: null, job: null, person: null, mentor: null },
    };
    const changes: Change[] = [{ kind: "requested", booking }, { kind: "confirmed" }];
    await database.transaction((db) => writeChanges(db, null, changes, deed));
    return id;
  };
  type More = { [K in "atOnce" | "begins"]?: FollowerParts[K] } & {
    handle?: (db: Query, event: FollowedEvent) => Promise<void>;
  };
  const follower = (name: string, more: More = {}) =>
    createEventFollower({
      ...{ name, database },
      async handle(db, { number }) {
        await sql`INSERT INTO seen VALUES (${name}, ${number})`.execute(db);
      },
      ...more,
    });
  const seen = async (name: string) => {
    const { rows } = await database.use((db) =>
      sql<{ number: number }>`SELECT number FROM seen WHERE follower = ${name}`.execute(db),
    );
    return rows.map((it) => it.number);
  };
  const all = async () =>
    (
      await database.use((db) => db.selectFrom("booking_event").select("number").orderBy("number").execute())
    ).map((it) => it.number);

  test("sees every event once, in order, whoever of several runs it and wherever it was left", async () => {
    for (let made = 0; made < 5; made += 1) await book();
    await follower("all", { atOnce: 3 }).run(0, going);
    expect(await seen("all")).toEqual(await all());
    await book();
    const several = Array.from({ length: 4 }, () => follower("all", { atOnce: 2 }).run(0, going));
    await Promise.all(several);
    expect(await seen("all")).toEqual(await all());
  });

  test("is told what happened, to which booking, by whom and of which time", async () => {
    const id = await book();
    const events: FollowedEvent[] = [];
    await follower("told", { handle: async (_db, event) => void events.push(event) }).run(0, going);
    expect(events.at(-1)).toMatchObject({
      ...{ booking: id, machine: "mill", version: 2, change: { kind: "confirmed" }, actor: deed.actor },
      ...{ actedFor: "one", from: slots * HOUR, until: (slots + 1) * HOUR, at: 0, reason: "" },
    });
  });

  test("keeps what went before an event that fails, waits there, and goes on when it can", async () => {
    await follower("stuck").run(0, going);
    const before = (await seen("stuck")).length;
    const id = await book();
    await database.transaction(async (db) => {
      const booking = await findBooking(db, id);
      await writeChanges(db, booking ?? null, [{ kind: "started" }], deed);
    });
    await book();
    const failing = follower("stuck", {
      async handle(db, { number, change }) {
        if (change.kind === "started") throw new Error("not this one");
        await sql`INSERT INTO seen VALUES ('stuck', ${number})`.execute(db);
      },
    });
    await expect(failing.run(0, going)).rejects.toThrow("not this one");
    expect((await seen("stuck")).length).toBe(before + 2);
    await follower("stuck").run(0, going);
    expect(await seen("stuck")).toEqual(await all());
  });

  test("may be told of many at once, and then still waits at the one that fails", async () => {
    const told: number[][] = [];
    const handleAll = async (_db: Query, events: readonly FollowedEvent[]) => {
      if (events.some((it) => it.change.kind === "started")) throw new Error("not this one");
      told.push(events.map((it) => it.number));
    };
    const many = createEventFollower({ name: "many", database, handleAll, atOnce: 500 });
    await expect(many.run(0, going)).rejects.toThrow("not this one");
    const numbers = await all();
    expect(told.flat()).toEqual(numbers.slice(0, told.flat().length));
    expect(told.flat().length).toBeGreaterThan(2);
    const rest: number[] = [];
    const patient = {
      handleAll: async (_db: Query, events: readonly FollowedEvent[]) => void rest.push(events.length),
    };
    await createEventFollower({ name: "many", database, ...patient, atOnce: 500 }).run(0, going);
    expect(rest).toEqual([numbers.length - told.flat().length]);
  });

  test("begins after what has been where that is of no interest any more", async () => {
    await follower("late", { begins: "newest" }).run(0, going);
    expect(await seen("late")).toEqual([]);
    await book();
    await follower("late", { begins: "newest" }).run(0, going);
    expect(await seen("late")).toEqual((await all()).slice(-2));
  });
});
