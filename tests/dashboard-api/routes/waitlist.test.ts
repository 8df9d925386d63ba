import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../../config/micros.ts";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import { createWaitlistDesk, type WaitlistDesk } from "../../../dashboard-api/waitlist/waitlist-desk.ts";
import { type DatabasePlace, pglitePlace } from "../../contracts/databases.ts";
import { type AppUnderTest, startApp } from "../app-under-test.ts";
import { bookingSite } from "../bookings/booking-site.ts";
import { at } from "../bookings/desk-under-test.ts";
import { callersWith, type Method } from "../callers.ts";

const callers = callersWith({
  committee: makeToken("keiko", "committee"),
  office: makeToken("clerk", "office"),
  auditor: makeToken("grant office", "auditor"),
  one: makeToken("planner", "member", { company: "one" }),
  two: makeToken("other", "member", { company: "two" }),
  three: makeToken("third", "member", { company: "three" }),
  machine: makeToken("page", "machine", { machine: "mill" }),
});
type Who = Parameters<typeof callers.ask>[1];

interface Entry {
  id: string;
  company: string;
  job: string | null;
  status: string;
  place: { place: number; of: number } | null;
  offer: { booking: string; heldUntil: string } | null;
  booking: string | null;
}
interface Body extends Entry {
  items: (Entry & { view: string; status: string })[];
  detail: string;
  suggestions: object[];
  mistakes: { where: string }[];
  waiting: object;
}

describe("the waitlist over HTTP", () => {
  let place: DatabasePlace;
  let it: AppUnderTest;
  let line: WaitlistDesk;
  const clock = { now: at("11-02 10:00") };
  let day = 3;
  beforeAll(async () => {
    place = await pglitePlace();
    const { database } = await place.fresh();
    const site = bookingSite();
    const now = () => clock.now;
    line = createWaitlistDesk({ database, site, now });
    it = await startApp({ database, waitlist: line, now, tokens: callers.tokens }, site);
  });
  afterAll(async () => {
    await it[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    day += 1;
  });

  const ask = (who: Who, method: Method, path: string, payload?: object, headers?: Record<string, string>) =>
    callers.ask<Body>(it, who, method, path, payload, headers);
  const time = (clockTime: string) => `2026-11-${String(day).padStart(2, "0")}T${clockTime}:00+09:00`;
  const wish = (more: object = {}) => ({ machine: "mill", from: time("09:00"), to: time("12:00"), ...more });
  const runJob = () => line.job.run(clock.now, new AbortController().signal);
  const free = async (id: string, etag: unknown, who: Who = "one") =>
    expect((await ask(who, "POST", `/bookings/${id}/cancel`, {}, { "if-match": String(etag) })).status).toBe(
      200,
    );

  test("offers a slot that came free, shows it as taken to others, and makes it a booking", async () => {
    const taken = await ask("one", "POST", "/bookings", wish());
    const check = await ask("two", "POST", "/bookings/check", wish());
    expect(check.body.waiting).toEqual({ possible: true, ahead: 0, entry: null });
    const joined = await ask("two", "POST", "/waitlist", wish({ job: "lot 7" }));
    expect([joined.status, joined.body.place]).toEqual([201, { place: 1, of: 1 }]);
    expect((await ask("three", "POST", "/bookings/check", wish())).body.waiting).toEqual({
      ...{ possible: true, ahead: 1, entry: null },
    });
    expect((await ask("two", "POST", "/bookings/check", wish())).body.waiting).toMatchObject({
      ...{ ahead: 0, entry: joined.body.id },
    });
    await free(taken.body.id, taken.headers.etag);
    await runJob();
    const path = `/waitlist/${joined.body.id}`;
    const { offer, status, job } = (await ask("two", "GET", path)).body;
    expect([status, job, offer?.heldUntil]).toEqual(["offered", "lot 7", "2026-11-02T01:30:00Z"]);
    const listed = async (who: Who) =>
      (
        await ask(
          who,
          "GET",
          `/bookings?machines=mill&from=${wish().from}&to=${wish().to}`.replaceAll("+", "%2B"),
        )
      ).body.items;
    expect(await listed("two")).toMatchObject([{ view: "full", status: "offered", id: offer?.booking }]);
    expect(await listed("three")).toEqual([
      expect.objectContaining({ view: "busy", company: null, kind: "booking" }),
    ]);
    expect((await ask("three", "POST", "/bookings", wish())).status).toBe(409);
    // Another offer than the one that was seen is not taken unseen.
    expect((await ask("two", "POST", `${path}/accept`, { offer: "another" })).status).toBe(422);
    const accepted = await ask("two", "POST", `${path}/accept`, { offer: offer?.booking });
    expect(accepted.body).toMatchObject({ status: "granted", booking: offer?.booking, place: null });
    expect(await listed("two")).toMatchObject([{ status: "confirmed", job: "lot 7" }]);
    expect((await ask("two", "POST", `${path}/accept`, { offer: offer?.booking })).status).toBe(200);
  });

  test("lets a company see nothing of another's place but that it is there", async () => {
    await ask("one", "POST", "/bookings", wish());
    const mine = await ask("two", "POST", "/waitlist", wish({ job: "lot of two" }));
    clock.now += SECOND;
    const { body: later } = await ask("three", "POST", "/waitlist", wish());
    expect(later.place).toEqual({ place: 2, of: 2 });
    const list = await ask("three", "GET", "/waitlist");
    expect(list.body.items.every(({ company }) => company === "three")).toBe(true);
    expect(list.text).not.toContain("two");
    const unknown = "00000000-0000-4000-8000-000000000000";
    const bare = (body: object) => ({ ...body, instance: "", requestId: "" });
    const ways = [
      ["GET", ""],
      ["DELETE", ""],
      ["POST", "/accept"],
      ["POST", "/decline"],
    ] as const;
    for (const [method, tail] of ways) {
      const payload = method === "POST" ? { offer: "x" } : undefined;
      const foreign = await ask("three", method, `/waitlist/${mine.body.id}${tail}`, payload);
      const nobodys = await ask("three", method, `/waitlist/${unknown}${tail}`, payload);
      expect([foreign.status, nobodys.status]).toEqual([404, 404]);
      expect(bare(foreign.body)).toEqual(bare(nobodys.body));
    }
    // The office sees who waits, and the job is nobody's business.
    const all = (await ask("office", "GET", "/waitlist")).body.items;
    expect(all.find(({ id }) => id === mine.body.id)).toMatchObject({ company: "two", job: null });
    expect((await ask("auditor", "DELETE", `/waitlist/${mine.body.id}`)).status).toBe(403);
    expect((await ask("machine", "GET", "/waitlist")).status).toBe(403);
    expect((await ask("three", "POST", "/waitlist", wish({ company: "two" }))).status).toBe(403);
  });

  test("waits, answers and leaves for a company that phones, with the company acted for on record", async () => {
    const taken = await ask("one", "POST", "/bookings", wish());
    const joined = await ask("office", "POST", "/waitlist", wish({ company: "two", reason: "by phone" }));
    expect(joined.body.company).toBe("two");
    await free(taken.body.id, taken.headers.etag);
    await runJob();
    const { offer } = (await ask("two", "GET", `/waitlist/${joined.body.id}`)).body;
    const declined = await ask("office", "POST", `/waitlist/${joined.body.id}/decline`, {
      offer: offer?.booking,
    });
    expect(declined.body).toMatchObject({ status: "declined", offer: null });
    const again = await ask("one", "POST", "/bookings", wish());
    expect(again.status).toBe(201);
    const second = await ask("office", "POST", "/waitlist", wish({ company: "two" }));
    expect((await ask("office", "DELETE", `/waitlist/${second.body.id}`)).body).toMatchObject({
      status: "left",
    });
    expect((await ask("two", "DELETE", `/waitlist/${second.body.id}`)).status).toBe(200);
  });

  test("carries a request out once by its key, and refuses the key for another", async () => {
    await ask("one", "POST", "/bookings", wish());
    const key = { "idempotency-key": `wait ${day}` };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask("two", "POST", "/waitlist", wish(), key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await ask("two", "POST", "/waitlist", wish({ job: "x" }), key)).status).toBe(422);
    expect((await ask("two", "POST", "/waitlist", wish())).body.detail).toContain("waits for it already");
  });

  test("says what is wrong with a wish, and that what is free can be booked", async () => {
    const mistakes = async (more: object) =>
      (await ask("two", "POST", "/waitlist", wish(more))).body.mistakes?.map(({ where }) => where);
    expect(await mistakes({ process: "milling" })).toEqual(["body/machine"]);
    expect(await mistakes({ length: 4 * 3_600_000_000 })).toEqual(["body/length"]);
    expect(await mistakes({ to: time("08:00") })).toEqual(["body/to"]);
    expect(await mistakes({ machine: undefined, process: "baking" })).toEqual(["body/process"]);
    expect((await ask("two", "POST", "/waitlist", wish({ machine: "none" }))).status).toBe(404);
    const free = await ask("two", "POST", "/waitlist", wish());
    expect([free.status, free.body.suggestions]).toEqual([
      422,
      [
        {
          machine: "mill",
          from: `2026-11-${String(day).padStart(2, "0")}T00:00:00Z`,
          to: expect.any(String),
        },
      ],
    ]);
  });

  test("ends a place at its deadline, and lists those in line unless asked for others", async () => {
    await ask("one", "POST", "/bookings", wish());
    const deadline = new Date((clock.now + 10 * MINUTE) / 1_000).toISOString();
    const { body } = await ask("two", "POST", "/waitlist", wish({ deadline }));
    clock.now += 10 * MINUTE;
    await runJob();
    expect((await ask("two", "GET", `/waitlist/${body.id}`)).body).toMatchObject({
      status: "expired",
      place: null,
    });
    const listed = async (query: string) =>
      (await ask("two", "GET", `/waitlist${query}`)).body.items.filter(({ id }) => id === body.id);
    expect(await listed("")).toEqual([]);
    expect(await listed("?status=expired")).toHaveLength(1);
  });
});
