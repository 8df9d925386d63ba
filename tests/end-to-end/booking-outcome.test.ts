import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../config/micros.ts";
import { makeToken } from "../../dashboard-api/access/token.ts";
import { createTokenBook } from "../../dashboard-api/access/token-book.ts";
import { seedSite } from "../../dashboard-api/accounts/seed-site.ts";
import { createDatabaseAuditLog } from "../../dashboard-api/audit/database-audit-log.ts";
import { createBookedTime } from "../../dashboard-api/bookings/booked-time.ts";
import { createJobRunner, type JobRunner } from "../../dashboard-api/jobs/job-runner.ts";
import { createLedger, type Ledger } from "../../dashboard-api/ledger/ledger.ts";
import { createReconciliationJob } from "../../dashboard-api/reconciliation/reconciliation-job.ts";
import { touchWatched } from "../../dashboard-api/reconciliation/watch-bookings.ts";
import { type DatabasePlace, pglitePlace } from "../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../contracts/readable-stores.ts";
import { type AppUnderTest, startApp } from "../dashboard-api/app-under-test.ts";
import { stretch } from "../dashboard-api/ledger/ledger-under-test.ts";
import { siteWith, tokyo } from "../dashboard-api/reconciliation/reconciled.ts";

const roles = {
  committee: makeToken("keiko", "committee"),
  office: makeToken("clerk", "office"),
  one: makeToken("planner", "member", { company: "one" }),
  two: makeToken("other", "member", { company: "two" }),
};
/** What the test looks at of any answer. */
interface Body {
  id: string;
  items: Record<string, string>[];
  rows: {
    keys: { member: string | null };
    figures: Record<string, { numerator: number; denominator: number }>;
  }[];
}
const clockTime = (clock: string) => `2026-03-02T${clock}:00+09:00`;
const t = (clock: string) => tokyo(`2026-03-02 ${clock}`);
const ofDay = `from=${encodeURIComponent(clockTime("00:00"))}&to=${encodeURIComponent("2026-03-03T00:00:00+09:00")}`;

describe("from a booking to its outcome and figures, over HTTP", () => {
  let place: DatabasePlace;
  let store: ReadableStore;
  let it: AppUnderTest;
  let ledger: Ledger;
  let jobs: JobRunner;
  const clock = { now: t("07:00") };
  beforeAll(async () => {
    place = await pglitePlace();
    const { database } = await place.fresh();
    store = await startReadableSqlite();
    const site = siteWith();
    await seedSite(database, site);
    const now = () => clock.now;
    const log = { warn: (fields: object) => expect(fields).toEqual("no warning") };
    const bookings = createBookedTime(database);
    ledger = createLedger({
      ...{ database, store: store.reader, bookings, site, now, log, alsoTell: touchWatched },
      ...{ picture: { live: () => undefined }, retention: "forever" as const },
    });
    jobs = createJobRunner({
      jobs: [createReconciliationJob({ database, site, books: ledger.machineBooks })],
      ...{ database, now, log },
    });
    it = await startApp(
      {
        ...{ database, now, bookings, ledger, jobs, store: store.reader },
        ...{ books: ledger.books, machineBooks: ledger.machineBooks },
        tokens: createTokenBook(Object.values(roles).map(({ entry }) => entry)),
        audit: createDatabaseAuditLog(database),
      },
      site,
    );
    await ledger.materialiser.round();
  });
  afterAll(async () => {
    await it[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  const ask = async (who: keyof typeof roles, path: string, payload?: object, more: object = {}) => {
    const answer = await it.app.inject({
      ...{ method: payload ? "POST" : "GET", url: `/api/v1${path}`, ...(payload ? { payload } : {}) },
      headers: { authorization: `Bearer ${roles[who].token}`, ...more },
    });
    const isJson = String(answer.headers["content-type"]).includes("json");
    return {
      status: answer.statusCode,
      text: answer.body,
      body: (isJson ? answer.json() : {}) as Body,
    };
  };
  const book = async (who: "one" | "two", from: string, to: string) => {
    const wish = { machine: "mill", from: clockTime(from), to: clockTime(to) };
    const { status, body } = await ask(who, "/bookings", wish);
    expect(status).toBe(201);
    return body.id;
  };
  const tell = async (from: number, parts: [Parameters<typeof stretch>[1], number][]) => {
    let at = from;
    const states = parts.flatMap(([state, minutes]) => {
      at += minutes * MINUTE;
      return stretch("mill", state, at - minutes * MINUTE, at);
    });
    const arrival = {
      t: clock.now,
      machine: "mill",
      gateway: "hall",
      intake: "one",
      from,
      to: at,
      settled: at,
    };
    await store.writer.write([{ samples: [], incidents: [], states, arrivals: [arrival] }]);
  };
  const settle = async (now: number) => {
    clock.now = now;
    await ledger.materialiser.round();
    await jobs.runOnce("reconciliation");
  };
  const figure = async (name: string, who: keyof typeof roles = "committee") => {
    const { body } = await ask(who, `/utilization?${ofDay}&machines=mill&figures=${name}&groupBy=member`);
    return Object.fromEntries(
      body.rows.map(({ keys, figures }) => {
        const { numerator = 0, denominator = 0 } = figures[name] ?? {};
        return [`${keys.member}`, [numerator / MINUTE, denominator / MINUTE]];
      }),
    );
  };

  test("the machine's day becomes outcomes, flags, judgements and figures, and each sees what is theirs", async () => {
    const a = await book("one", "09:00", "12:00");
    const b = await book("two", "12:00", "15:00");
    const c = await book("two", "18:00", "20:00");
    await tell(t("07:00"), [
      ["idle", 110],
      ["running", 170],
      ["idle", 40],
      ["running", 190],
      ["idle", 30],
      ["running", 60],
      ["idle", 420],
    ]);
    await settle(t("23:59"));

    const seen = await ask("one", `/bookings/${a}`);
    expect(seen.body).toMatchObject({
      ...{ outcome: "used", early: true, overrun: false, blocked: false, startedAt: "2026-03-01T23:50:00Z" },
      use: { early: 10 * MINUTE, used: 160 * MINUTE, overrun: 0, unknown: 0, uncertain: false },
    });
    expect((await ask("two", `/bookings/${b}`)).body).toMatchObject({
      outcome: "used",
      overrun: true,
      use: { overrun: 30 * MINUTE },
    });
    expect((await ask("two", `/bookings/${c}`)).body).toMatchObject({
      outcome: "no-show",
      noShowAt: "2026-03-02T10:00:00Z",
    });
    const kinds = (await ask("two", `/bookings/${c}/changes`)).body.items.map(({ kind }) => kind);
    expect(kinds).toEqual(["requested", "confirmed", "no-show", "ended"]);

    // Of another company nobody learns what became of its bookings: not by a view, nor by what a filter leaves.
    const listed = (await ask("one", `/bookings?${ofDay}`)).body.items;
    expect(listed.map(({ view, outcome }) => [view, outcome])).toEqual([
      ["full", "used"],
      ["busy", undefined],
      ["busy", undefined],
    ]);
    expect((await ask("one", `/bookings?${ofDay}&outcome=no-show,used`)).body.items).toHaveLength(1);
    expect((await ask("committee", `/bookings?${ofDay}&outcome=no-show`)).body.items).toMatchObject([
      { id: c },
    ]);
    const csv = (await ask("committee", `/bookings?${ofDay}&format=csv`)).text.split("\r\n");
    expect(csv[0]).toContain(",outcome,early,overrun,blocked,");
    expect(csv[3]).toContain(",no-show,false,false,false,");

    // What needs a judgement, and what the judgement makes of it.
    const pending = async () => (await ask("committee", "/disputes")).body.items.map(({ kind }) => kind);
    expect(await pending()).toEqual(["no-show", "unbooked-use"]);
    expect((await ask("two", "/disputes")).status).toBe(403);
    const decide = (who: keyof typeof roles, decision: string, version: number) =>
      ask(who, `/bookings/${c}/${decision}`, { reason: "a road was closed" }, { "if-match": `"${version}"` });
    expect((await decide("two", "dispute", 4)).body).toMatchObject({ disputed: true });
    expect(await pending()).toEqual(["dispute", "unbooked-use"]);
    expect((await decide("two", "excuse", 5)).status).toBe(403);
    expect((await decide("committee", "excuse", 5)).body).toMatchObject({
      outcome: "excused",
      disputed: false,
      excused: true,
    });
    expect(await pending()).toEqual(["unbooked-use"]);

    // The books: own use in own slots; unbooked use is nobody's until it is assigned.
    expect(await figure("bookingUse")).toMatchObject({ one: [160, 180], two: [160, 300] });
    const occupied = await figure("occupancy");
    const { items } = (await ask("office", `/unbooked-use?${ofDay}`)).body;
    expect(items).toMatchObject([{ machine: "mill", company: null, durations: { running: 60 * MINUTE } }]);
    const assignment = {
      machine: "mill",
      from: items[0]?.from,
      to: items[0]?.to,
      company: "one",
      reason: "they phoned",
    };
    expect((await ask("one", "/unbooked-use/assign", assignment)).status).toBe(403);
    expect((await ask("office", "/unbooked-use/assign", { ...assignment, company: "nobody" })).status).toBe(
      400,
    );
    const nothing = { ...assignment, from: clockTime("18:00"), to: clockTime("19:00") };
    expect((await ask("office", "/unbooked-use/assign", nothing)).status).toBe(422);
    expect((await ask("office", "/unbooked-use/assign", assignment)).body.items).toMatchObject([
      { company: "one" },
    ]);
    expect((await figure("occupancy")).one?.[0]).toBe((occupied.one?.[0] ?? 0) + 60);
    expect(await pending()).toEqual([]);
    // The same from closed books.
    await settle(t("23:59") + 3 * HOUR);
    await settle(t("23:59") + 3 * HOUR + MINUTE);
    expect((await figure("occupancy")).one?.[0]).toBe((occupied.one?.[0] ?? 0) + 60);
    await ask("office", "/unbooked-use/assign", { ...assignment, company: null });
    await settle(t("23:59") + 4 * HOUR);
    expect((await figure("occupancy")).one?.[0]).toBe(occupied.one?.[0]);

    const audited = (
      await ask("committee", `/audit?from=${encodeURIComponent(clockTime("00:00"))}&to=2026-03-04T00:00:00Z`)
    ).text;
    for (const action of ["bookings.make", "bookings.ended", "bookings.excuse", "unbooked-use.assign"]) {
      expect(audited).toContain(action);
    }
    const metrics = await it.app.inject({
      url: "/metrics",
      headers: { authorization: `Bearer ${roles.one.token}` },
    });
    expect(metrics.body).toMatch(/api_job_runs\{job="reconciliation"\} [1-9]/);
    expect(metrics.body).toMatch(/api_job_up\{job="reconciliation"\} 1/);
  });
});
