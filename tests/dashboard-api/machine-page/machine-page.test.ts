import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import type { PageAction } from "../../../dashboard-api/machine-page/possible-actions.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { at } from "../bookings/desk-under-test.ts";
import { type PageUnderTest, startPage, type Told } from "./page-under-test.ts";

const pins = { one: "246810", two: "975310" };
const as = (company: keyof typeof pins, more: object = {}) => ({ company, pin: pins[company], ...more });
const action = (page: Told, name: PageAction) => page.actions.find((it) => it.action === name);
const local = (text: string) => `2026-${text.replace(" ", "T")}:00+09:00`;
const derived = { derivation: 0, rules: "r1" };
const utc = (text: string) => new Date(local(text)).toISOString().replace(".000Z", "Z");

describe.each(databasePlaces)("the page at a machine on %s", (_, start) => {
  let it: PageUnderTest;
  beforeAll(async () => {
    it = await startPage(await start());
    for (const [company, pin] of Object.entries(pins)) {
      const set = await it.ask("office", "PUT", `/companies/${company}/pin`, { pin });
      expect(set).toMatchObject({ status: 200, body: { isSet: true } });
    }
  }, 60_000);
  afterAll(() => it[Symbol.asyncDispose]());
  const page = "/machines/mill/page";
  const kinds = async (booking: string) =>
    (await it.ask("office", "GET", `/bookings/${booking}/changes`)).body.items.map(({ kind }) => kind);

  test("shows slots as privacy allows, and what can be done and why not, in words of either language", async () => {
    const own = await it.book("one", "11-04 09:00", "11-04 11:00", { job: "lot 7" });
    await it.book("two", "11-04 13:00", "11-04 14:00", { job: "secret" });
    it.clock.now = at("11-04 08:00");
    const before = (await it.ask("mill", "GET", page)).body;
    expect(before).toMatchObject({ now: null, freeUntil: utc("11-04 09:00"), company: null });
    expect(action(before, "start")).toMatchObject({
      isPossible: false,
      why: "not-yet",
      at: utc("11-04 08:30"),
    });
    expect(action(before, "start")?.text).toBe("予約の時間がまだ来ていません。08:30から始められます。");
    const english = await it.ask("mill", "GET", page, undefined, { "accept-language": "en-GB,ja;q=.5" });
    expect(action(english.body, "start")?.text).toBe(
      "It is too early for your booking. You can start from 08:30 on.",
    );

    it.clock.now = at("11-04 09:30");
    const shown = (await it.ask("mill", "GET", page)).body;
    expect(shown.now).toMatchObject({ company: "one", isOwn: false, booking: null, job: null });
    expect(shown.next).toMatchObject({ company: "two", from: utc("11-04 13:00") });
    expect(shown.companies.find(({ id }) => id === "three")).toMatchObject({ hasPin: false });
    expect(action(shown, "extend")).toMatchObject({ isPossible: true, at: utc("11-04 12:45") });
    const opened = (await it.ask("mill", "POST", `${page}/open`, as("one"))).body;
    expect(opened.now).toMatchObject({ isOwn: true, booking: own, job: "lot 7" });
    const others = (await it.ask("mill", "POST", `${page}/open`, as("two"))).body;
    expect(others.now).toMatchObject({ isOwn: false, booking: null, job: null });
    expect(action(others, "finish")).toMatchObject({ why: "others-slot", at: utc("11-04 11:00") });
    expect(JSON.stringify(shown)).not.toMatch(/lot 7|secret/);
    expect(JSON.stringify(others)).not.toMatch(/lot 7/);
  });

  test("starts, sets up, extends as far as is possible, and finishes early, each on record with its company", async () => {
    const own = await it.book("one", "11-05 09:00", "11-05 11:00");
    await it.book("two", "11-05 13:00", "11-05 14:00");
    it.clock.now = at("11-05 08:45");
    expect((await it.ask("mill", "POST", `${page}/setup`, as("one"))).body.why).toBe("not-begun");
    const early = await it.ask("mill", "POST", `${page}/start`, as("one"));
    expect(early.status, early.text).toBe(200);
    it.clock.now = at("11-05 09:05");
    const set = await it.ask("mill", "POST", `${page}/setup`, as("one"));
    expect(set.body.now).toMatchObject({ startedAt: utc("11-05 08:45"), setupAt: utc("11-05 09:05") });
    expect((await it.ask("mill", "POST", `${page}/start`, as("two"))).body).toMatchObject({
      ...{ type: "urn:machine-commons:problem:not-now", why: "others-slot", status: 409 },
    });

    const tooLong = await it.ask("mill", "POST", `${page}/extend`, as("one", { to: local("11-05 13:30") }));
    expect(tooLong).toMatchObject({ status: 409, body: { possibleUntil: utc("11-05 12:45") } });
    const longer = await it.ask("mill", "POST", `${page}/extend`, as("one", { to: local("11-05 12:45") }));
    expect(longer.body.now).toMatchObject({ to: utc("11-05 12:45") });
    expect(action(longer.body, "extend")).toMatchObject({ isPossible: false, why: "no-room" });
    it.clock.now = at("11-05 10:00");
    const done = await it.ask("mill", "POST", `${page}/finish`, as("one"));
    expect(done.body).toMatchObject({ now: null, freeUntil: utc("11-05 13:00") });
    expect(await kinds(own)).toEqual(["requested", "confirmed", "started", "setup", "extended", "released"]);
    const audit = await it.ask(
      "committee",
      "GET",
      "/audit?from=2026-11-05T00:00:00Z&to=2026-11-06T00:00:00Z",
    );
    const entry = audit.body.items.find((one) => one.action === "page.extend");
    expect(entry).toMatchObject({ name: "page of mill", role: "machine", machine: "mill", actingFor: "one" });
    expect(audit.text).not.toContain(pins.one);
    expect(it.logged.join("\n")).not.toContain(pins.one);
  });

  test("is open to a member's session without a PIN, for the own company alone", async () => {
    await it.book("one", "11-06 09:00", "11-06 11:00");
    it.clock.now = at("11-06 09:10");
    expect((await it.ask("one", "POST", `${page}/setup`, {})).status).toBe(200);
    expect((await it.ask("two", "POST", `${page}/finish`, { company: "one" })).status).toBe(403);
    expect((await it.ask("two", "POST", `${page}/finish`, {})).body.why).toBe("others-slot");
    expect((await it.ask("auditor", "POST", `${page}/finish`, { company: "one" })).status).toBe(403);
    expect((await it.ask("two", "GET", page)).body.companies.map(({ id }) => id)).toEqual(["two"]);
    expect((await it.ask("office", "POST", `${page}/finish`, { company: "one" })).status).toBe(200);
  });

  test("lets a company take use upon itself that belongs to nobody, of the last day", async () => {
    it.clock.now = at("11-10 12:00");
    const hour = at("11-10 09:00");
    await it.write({
      states: [
        { machine: "mill", state: "running", from: hour, until: hour + HOUR, ...derived },
        { machine: "mill", state: "idle", from: hour + HOUR, until: hour + 2 * HOUR, ...derived },
      ],
    });
    const shown = await it.ask("mill", "GET", page);
    expect(shown.body.unbooked).toEqual([{ from: utc("11-10 09:00"), to: utc("11-10 10:00") }]);
    const window = { from: local("11-10 09:00"), to: local("11-10 10:00") };
    const old = { from: local("11-09 09:00"), to: local("11-09 10:00") };
    expect((await it.ask("mill", "POST", `${page}/assign`, as("one", old))).status).toBe(400);
    const taken = await it.ask("mill", "POST", `${page}/assign`, as("one", window));
    expect(taken.status, taken.text).toBe(200);
    expect(action(taken.body, "assign")).toMatchObject({ isPossible: false, why: "nothing-unbooked" });
    expect((await it.ask("mill", "POST", `${page}/assign`, as("two", window))).body.why).toBe(
      "nothing-unbooked",
    );
    const runs = await it.ask(
      "office",
      "GET",
      "/unbooked-use?from=2026-11-10T00:00:00Z&to=2026-11-10T02:00:00Z",
    );
    expect(runs.body.items).toMatchObject([{ machine: "mill", company: "one" }]);
  });

  test("carries what is sent twice under one key out once, also when both come at the same time", async () => {
    const own = await it.book("one", "11-11 09:00", "11-11 12:00");
    it.clock.now = at("11-11 09:05");
    const sent = (path: string, more: object = {}, key = "tap-1", who: "mill" | "lathe" = "mill") =>
      it.ask(who, "POST", `/machines/${who}/page/${path}`, as("one", more), { "idempotency-key": key });
    const [first, again] = [await sent("start"), await sent("start")];
    expect([again.status, again.body]).toEqual([200, first.body]);
    const finishes = await Promise.all(["a", "b", "c", "d"].map(() => sent("finish", {}, "tap-2")));
    expect(finishes.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    // Without the key it is refused: there is no slot any more.
    expect((await it.ask("mill", "POST", `${page}/finish`, as("one"))).status).toBe(409);
    expect(await kinds(own)).toEqual(["requested", "confirmed", "started", "released"]);

    const other = await sent("setup");
    expect(other).toMatchObject({ status: 422, body: { type: "urn:machine-commons:problem:key-reused" } });
    // Each machine's page has keys of its own, and what was refused has done nothing.
    expect((await sent("start", {}, "tap-1", "lathe")).body.why).toBe("no-booking");
    expect((await sent("finish", {}, "tap-3")).status).toBe(409);
    await it.book("one", "11-11 13:00", "11-11 14:00");
    it.clock.now = at("11-11 13:05");
    expect((await sent("finish", {}, "tap-3")).status).toBe(200);
    // A key alone opens nothing.
    const wrong = await sent("start", { pin: "000000" });
    expect(wrong).toMatchObject({ status: 403, body: { left: 4 } });
    // What a process that was killed had begun is carried out by whoever is asked later.
    await it.database.use((db) =>
      db
        .updateTable("page_key")
        .set({ is_done: false, at: it.clock.now - 61_000_000 })
        .where("key", "=", "tap-3")
        .execute(),
    );
    expect((await sent("finish", {}, "tap-3")).body.why).toBe("no-booking");
  });

  test("keeps what was reported as a fault, and closes it for who may", async () => {
    it.clock.now = at("11-09 09:10");
    const wanted = { text: "coolant leaks", outUntil: local("11-09 18:00") };
    const told = await it.ask("mill", "POST", `${page}/fault`, as("one", wanted));
    const [fault] = told.body.faults;
    expect(fault).toMatchObject({ text: "coolant leaks", company: "one", outUntil: utc("11-09 18:00") });
    const again = await it.ask("mill", "POST", `${page}/fault`, as("one", wanted));
    expect(again.body.faults.map(({ id }) => id)).toEqual([fault?.id]);
    const closing = { closes: fault?.id, text: "new seal" };
    expect((await it.ask("mill", "POST", `${page}/fault`, as("two", closing))).status).toBe(403);
    expect((await it.ask("lathe", "POST", "/machines/lathe/page/fault", as("one", closing))).status).toBe(
      404,
    );
    expect((await it.ask("mill", "POST", `${page}/fault`, as("one", closing))).body.faults).toEqual([]);
    expect((await it.ask("office", "POST", `${page}/fault`, { ...closing, company: "one" })).status).toBe(
      409,
    );
    const all = (await it.ask("two", "GET", "/faults?state=all")).body.items;
    expect(all).toMatchObject([{ id: fault?.id, closed: utc("11-09 09:10") }]);
    expect((await it.ask("mill", "POST", `${page}/fault`, as("one"))).status).toBe(400);
  });
});
