import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { Problem } from "../../../dashboard-api/problems/problem.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { at, deskUnderTest } from "../bookings/desk-under-test.ts";
import { after, roundsUnderTest } from "./rounds-under-test.ts";

/** What a refusal says. */
async function told(act: Promise<unknown>): Promise<{ status: number; text: string; mistakes: string[] }> {
  const error = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`no problem: ${String(error)}`);
  const mistakes = (error.mistakes ?? []).map(({ where, expected }) => `${where}: ${expected.en}`);
  return { status: error.status, text: error.message, mistakes };
}

describe.each(databasePlaces)("allocation rounds on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  const emptied = async () => {
    await database?.close();
    ({ database } = await place.fresh());
  };
  const fresh = async (given: Parameters<typeof roundsUnderTest>[1] = {}) => {
    await emptied();
    return roundsUnderTest(database, given);
  };
  beforeAll(async () => {
    place = await start();
    // The first one takes its time.
    await emptied();
  }, 120_000);
  afterAll(() => place[Symbol.asyncDispose]());

  test("go from wishes to bookings: lowest claim first, everything on record, run again with the same result", async () => {
    const it = await fresh();
    const { id, commitment } = await it.desk.open(it.plan(), it.deed());
    const first = it.wish("12-07 08:00", "12-07 12:00", { job: "lot 7", purpose: "outside" });
    await it.file(id, "one", [it.wish("12-09 08:00", "12-09 12:00")]);
    await it.file(id, "one", [first, it.wish("12-08 08:00", "12-08 12:00")]);
    await it.file(id, "two", [it.wish("12-07 08:00", "12-07 12:00"), it.wish("12-08 08:00", "12-08 12:00")]);
    await it.file(id, "three", [it.wish("12-07 08:00", "12-07 12:00")]);

    expect(await told(it.desk.run(id, it.deed()))).toMatchObject({ status: 409 });
    it.clock.now = after;
    expect(await told(it.file(id, "one", [first]))).toMatchObject({ status: 409 });
    const { run } = await it.desk.run(id, it.deed());
    // Claims 6, 4 and 20: two takes the first morning, then one (6 against 20) the second.
    expect(run.outcome.steps.map(({ wish, claimBefore }) => [wish, claimBefore])).toEqual([
      ["two-1", 4],
      ["one-2", 6],
    ]);
    expect(run.outcome.denials.map(({ wish, reason }) => [wish, reason])).toEqual([
      ["one-1", "taken"],
      ["three-1", "taken"],
      ["two-2", "taken"],
    ]);

    const published = await it.desk.publish(id, it.deed());
    expect(published).toMatchObject({ status: "published", commitment });
    const bookings = await database.use((db) =>
      db.selectFrom("booking").select(["company", "starts", "status", "version"]).orderBy("starts").execute(),
    );
    expect(bookings).toEqual([
      { company: "two", starts: at("12-07 08:00"), status: "confirmed", version: 2 },
      { company: "one", starts: at("12-08 08:00"), status: "confirmed", version: 2 },
    ]);
    const events = await it.desk.events(id);
    expect(events.map(({ change }) => change.kind)).toEqual([
      ...["opened", "wished", "wished", "wished", "wished", "ran", "published"],
    ]);
    const last = events.at(-1)?.change;
    expect(last?.kind === "published" && Object.keys(last.bookings).sort()).toEqual(["one-2", "two-1"]);
    expect(await it.desk.verify(published)).toEqual({
      ...{ run: 1, digest: run.digest, inputUnchanged: true, seedAsCommitted: true },
      ...{ wishesAsFiled: true, outcomeReproduced: true },
    });
    for (const act of [it.desk.run(id, it.deed()), it.desk.publish(id, it.deed())]) {
      expect(await told(act)).toMatchObject({ status: 409 });
    }
  });

  test("book all grants or none: a slot taken meanwhile is told, and a second run goes around it", async () => {
    const it = await fresh();
    const { id } = await it.desk.open(it.plan(), it.deed());
    await it.file(id, "one", [it.wish("12-07 08:00", "12-07 12:00"), it.wish("12-08 08:00", "12-08 12:00")]);
    await it.file(id, "two", [it.wish("12-09 08:00", "12-09 12:00")]);
    it.clock.now = after;
    await it.desk.run(id, it.deed());
    const { desk, machine, deed } = deskUnderTest(database);
    const service = { machine: machine(), from: at("12-07 09:00"), until: at("12-07 10:00") };
    await desk.block({ ...service, kind: "maintenance", displaces: false }, deed({ role: "office" }), null);
    expect(await told(it.desk.publish(id, it.deed()))).toMatchObject({ status: 409, text: /again/ });
    const count = () =>
      database.use((db) => db.selectFrom("booking").select("id").where("kind", "=", "booking").execute());
    expect(await count()).toEqual([]);
    const { run } = await it.desk.run(id, it.deed());
    expect(run).toMatchObject({
      number: 2,
      outcome: { denials: [{ wish: "one-1", reason: "alreadyBooked" }] },
    });
    await it.desk.publish(id, it.deed());
    expect((await count()).length).toBe(2);
  });

  test("keep the rules of booking: a quota counts what is held and what the round has given", async () => {
    const it = await fresh({ policy: { quotas: [{ hours: 8, window: "28 d" }], futureBookings: 3 } });
    await deskUnderTest(database, { horizon: "60 d" }).book("12-01 08:00", "12-01 10:00");
    const { id } = await it.desk.open(it.plan(), it.deed());
    const days = ["07", "08", "09"].map((day) => it.wish(`12-${day} 08:00`, `12-${day} 12:00`));
    await it.file(id, "one", days);
    await it.file(id, "guest", [it.wish("12-10 08:00", "12-10 12:00")]);
    it.clock.now = after;
    const { run } = await it.desk.run(id, it.deed());
    expect(run.outcome.steps.map(({ wish }) => wish)).toEqual(["one-1"]);
    expect(run.outcome.denials).toEqual([
      { wish: "guest-1", company: "guest", reason: "noEntitlement" },
      { wish: "one-2", company: "one", reason: "againstRules", rules: ["quota"] },
      { wish: "one-3", company: "one", reason: "againstRules", rules: ["quota"] },
    ]);
    await it.desk.publish(id, it.deed());
  });

  test("answer a bad plan and bad wishes with every mistake", async () => {
    const it = await fresh();
    const bad = it.plan({
      machines: ["mill", "none", "mill"],
      from: at("12-07 00:00"),
      until: at("12-12 00:00"),
      deadline: at("12-08 00:00"),
      grid: { hours: ["08:00-12:00", "11:50-12:00"], days: ["mon"] },
    });
    expect((await told(it.desk.open(bad, it.deed()))).mistakes).toEqual([
      "body/deadline: a time that is not after from",
      "body/machines/1: a machine of the site; not none",
      "body/machines/2: each machine once; mill is named before",
      "body/slots/hours: shifts that do not overlap",
      "body/slots/hours: shifts that keep the rules of mill: granularity, minimum",
    ]);
    const { id } = await it.desk.open(it.plan(), it.deed());
    const refused = await told(
      it.file(id, "one", [
        it.wish("12-07 08:00", "12-07 11:00"),
        it.wish("12-07 08:00", "12-07 17:00"),
        it.wish("12-08 08:00", "12-08 12:00"),
        it.wish("12-08 08:00", "12-08 12:00"),
        it.wish("12-09 08:00", "12-09 12:00", { machine: "lathe" }),
      ]),
    );
    expect(refused.mistakes.map((text) => text.split(":")[0])).toEqual([
      ...["body/wishes/0/from", "body/wishes/1/from", "body/wishes/3", "body/wishes/4/machine"],
    ]);
    expect((await it.desk.filed(id)).size).toBe(0);
    expect(await told(it.desk.find("nothing"))).toMatchObject({ status: 404 });
  });

  test("hold their period: nobody books in it past the round, and who had booked before keeps and changes that", async () => {
    const it = await fresh();
    const clerk = deskUnderTest(database, { horizon: "60 d" });
    const before = await clerk.book("12-07 09:00", "12-07 11:00");
    const { id } = await it.desk.open(it.plan(), it.deed());
    const wish = clerk.wish("12-06 23:00", "12-07 01:00");
    expect(await clerk.desk.make(wish, clerk.deed(), null)).toEqual({
      result: "busy",
      busy: [{ machine: "mill", from: at("12-07 00:00"), until: at("12-07 01:00"), round: id }],
    });
    const target = { id: before.id, machine: clerk.machine() };
    const longer = { until: at("12-07 12:00"), details: {} };
    expect((await clerk.desk.revise(target, before.version, longer, clerk.deed())).result).toBe("busy");
    const shorter = { until: at("12-07 10:00"), details: {} };
    expect((await clerk.desk.revise(target, before.version, shorter, clerk.deed())).result).toBe("done");
    await clerk.book("12-07 09:00", "12-07 10:00", { machine: clerk.machine("lathe") });
    await it.desk.withdraw(id, it.deed());
    await clerk.book("12-06 23:00", "12-07 01:00");
  });

  test("a withdrawn round stays so, and what happened can be neither changed nor deleted", async () => {
    const it = await fresh();
    const { id } = await it.desk.open(it.plan(), it.deed());
    expect((await it.desk.withdraw(id, it.deed())).status).toBe("withdrawn");
    expect(await told(it.desk.withdraw(id, it.deed()))).toMatchObject({ status: 409 });
    for (const table of ["allocation_round_event", "allocation_run", "allocation_round"] as const) {
      await expect(database.use((db) => db.deleteFrom(table).execute())).rejects.toThrow("never done");
    }
  });
});
