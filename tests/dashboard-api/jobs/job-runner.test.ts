import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, MINUTE, SECOND } from "../../../config/micros.ts";
import { createKeyPurgeJob, keysKept } from "../../../dashboard-api/bookings/key-purge-job.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { Job } from "../../../dashboard-api/jobs/job.ts";
import { createJobRunner, type JobRunner } from "../../../dashboard-api/jobs/job-runner.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { eventually } from "../../setup/eventually.ts";

describe.each(databasePlaces)("jobs on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  const clock = { now: 100 * DAY };
  let warned: object[] = [];
  const runners: JobRunner[] = [];
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
  });
  afterAll(() => place[Symbol.asyncDispose]());
  beforeEach(() => {
    warned = [];
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((it) => it.stop()));
    clock.now += DAY;
  });
  const runnerOf = (holder: string, ...jobs: Job[]) => {
    const log = { warn: (fields: object) => void warned.push(fields) };
    const runner = createJobRunner({ jobs, database, now: () => clock.now, log, holder });
    runners.push(runner);
    return runner;
  };
  /** A job that goes on until it is let go. */
  const held = (name: string) => {
    let letGo = () => {};
    const begun = Promise.withResolvers<void>();
    const job: Job = {
      ...{ name, every: 3_600 },
      run: () =>
        new Promise((resolve) => {
          letGo = resolve;
          begun.resolve();
        }),
    };
    return { job, begun: begun.promise, end: () => letGo() };
  };

  test("are run by one process at a time", async () => {
    const first = held("alone");
    const mine = runnerOf("one", first.job).runOnce("alone");
    await first.begun;
    let ran = 0;
    const other = runnerOf("two", { name: "alone", every: 60, run: async () => void ran++ });
    expect(await other.runOnce("alone")).toBe(false);
    first.end();
    expect(await mine).toBe(true);
    expect(await other.runOnce("alone")).toBe(true);
    expect(ran).toBe(1);
  });

  test("are taken over from a process that was killed, a minute later", async () => {
    const dead = held("orphan");
    void runnerOf("killed", dead.job).runOnce("orphan");
    await dead.begun;
    let ran = 0;
    const other = runnerOf("heir", { name: "orphan", every: 60, run: async () => void ran++ });
    clock.now += MINUTE - 1;
    expect(await other.runOnce("orphan")).toBe(false);
    clock.now += 1;
    expect(await other.runOnce("orphan")).toBe(true);
    dead.end();
  });

  test("are done once by several processes in one rhythm, and again when their time has come", async () => {
    let ran = 0;
    const job: Job = { name: "shared", every: 0.02, run: async () => void ran++ };
    const [one, two] = [runnerOf("one", job), runnerOf("two", job)];
    one.start();
    await eventually(() => ran === 1, "the first run");
    two.start();
    await one.runOnce("shared");
    expect(ran, "asked for, it is done at once").toBe(2);
    clock.now += SECOND;
    await eventually(() => ran === 3, "the next run");
    await Promise.all([one.stop(), two.stop()]);
    clock.now += SECOND;
    expect(ran).toBe(3);
  });

  test("are told of, logged once and tried again when they fail", async () => {
    let ran = 0;
    const job: Job = {
      ...{ name: "failing", every: 0.01 },
      async run() {
        ran += 1;
        if (ran < 4) throw new Error("the moon is away");
      },
    };
    const runner = runnerOf("one", job);
    await expect(runner.runOnce("failing")).rejects.toThrow("the moon is away");
    expect(runner.health()).toMatchObject([{ name: "failing", failures: 1, detail: "the moon is away" }]);
    runner.start();
    await eventually(() => runner.health()[0]?.succeededAt === clock.now, "the job goes well");
    expect(runner.health()).toMatchObject([{ failures: 3, detail: "" }]);
    expect(warned).toEqual([{ job: "failing", reason: "the moon is away" }]);
  });

  test("are let end when the process stops, and told to hurry", async () => {
    let hurried = false;
    const begun = Promise.withResolvers<void>();
    const job: Job = {
      ...{ name: "long", every: 60 },
      async run(_now, stopping) {
        begun.resolve();
        await new Promise((resolve) => stopping.addEventListener("abort", resolve));
        hurried = true;
      },
    };
    const runner = runnerOf("one", job);
    runner.start();
    await begun.promise;
    await runner.stop();
    expect(hurried).toBe(true);
    expect(await runnerOf("two", { ...job, run: async () => {} }).runOnce("long")).toBe(true);
  });

  test("forget the keys of requests that nobody sends again", async () => {
    const put = (key: string, at: number) =>
      database.use((db) =>
        db
          .insertInto("booking_key")
          .values({ caller: "one", key, request: "r", answer: "[]" as never, at })
          .execute(),
      );
    await put("old", clock.now - keysKept - 1);
    await put("young", clock.now - keysKept);
    await runnerOf("one", createKeyPurgeJob(database)).runOnce("purge-request-keys");
    const left = await database.use((db) => db.selectFrom("booking_key").select("key").execute());
    expect(left).toEqual([{ key: "young" }]);
  });
});
