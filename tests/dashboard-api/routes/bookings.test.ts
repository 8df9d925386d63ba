import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
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
  manager: makeToken("manager", "manager", { company: "one" }),
  two: makeToken("other", "member", { company: "two" }),
  machine: makeToken("page", "machine", { machine: "mill" }),
});
type Who = Parameters<typeof callers.ask>[1];

/** `09:00` of a day of November 2026 in Tokyo. */
const time = (day: number, clock: string) => `2026-11-${String(day).padStart(2, "0")}T${clock}:00+09:00`;
/** What the tests look at of any answer. */
interface Body {
  id: string;
  job: string | null;
  series: string;
  waived: boolean;
  next: string | null;
  items: { kind: string; view: string }[];
  busy: object[];
  reasons: { rule: string }[];
  suggestions: object[];
  allowances: object[];
  mistakes: object[];
  occurrences: { date: string; verdict: string; booking: object | null }[];
}
const unknownId = "00000000-0000-4000-8000-000000000000";

describe("bookings over HTTP", () => {
  let place: DatabasePlace;
  let database: Database;
  let it: AppUnderTest;
  beforeAll(async () => {
    place = await pglitePlace();
    ({ database } = await place.fresh());
    it = await startApp(
      {
        database,
        now: () => at("11-02 10:00"),
        tokens: callers.tokens,
      },
      bookingSite({ quotas: [{ hours: 400, window: "28 d" }] }),
    );
  });
  afterAll(async () => {
    await it[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  const ask = (who: Who, method: Method, path: string, payload?: object, headers?: Record<string, string>) =>
    callers.ask<Body>(it, who, method, path, payload, headers);
  const wish = (day: number, from = "09:00", to = "10:00", more: object = {}) => ({
    ...{ machine: "mill", from: time(day, from), to: time(day, to), ...more },
  });
  const listed = (who: Who, day: number, more = "") =>
    ask(
      who,
      "GET",
      `/bookings?from=${encodeURIComponent(time(day, "00:00"))}&to=${encodeURIComponent(time(day, "23:45"))}${more}`,
    );

  test("are made, told with a version, changed with it, and remembered", async () => {
    const made = await ask(
      "one",
      "POST",
      "/bookings",
      wish(4, "09:00", "10:00", { job: "lot 7", reason: "order" }),
    );
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ company: "one", status: "confirmed", purpose: "within", job: "lot 7" });
    const path = `/bookings/${made.body.id}`;
    expect(made.headers.location).toBe(`/api/v1${path}`);
    const later = { to: time(4, "11:00") };
    expect((await ask("one", "PATCH", path, later)).status).toBe(428);
    expect((await ask("one", "PATCH", path, later, { "if-match": '"1"' })).status).toBe(412);
    const etag = String(made.headers.etag);
    const longer = await ask("manager", "PATCH", path, later, { "if-match": etag });
    expect(longer).toMatchObject({ status: 200, body: { to: "2026-11-04T02:00:00Z" } });
    const cancelled = await ask(
      "one",
      "POST",
      `${path}/cancel`,
      { reason: "no material" },
      {
        "if-match": String(longer.headers.etag),
      },
    );
    expect(cancelled.body).toMatchObject({ status: "cancelled", late: false });
    const { items } = (await ask("one", "GET", `${path}/changes`)).body;
    expect(items.map((change: { kind: string }) => change.kind)).toEqual([
      ...["requested", "confirmed", "extended", "cancelled"],
    ]);
    expect(items[3]).toMatchObject({ actor: { name: "planner", role: "member" }, reason: "no material" });
    const audited = await database.use((db) =>
      db.selectFrom("audit").selectAll().where(sql<string>`subject->>'booking'`, "=", made.body.id).execute(),
    );
    expect(audited.map((entry) => entry.action)).toContain("bookings.cancel");
    expect(audited.every((entry) => entry.address === "127.0.0.1" && entry.company === "one")).toBe(true);
  });

  test("are refused with every reason, as a conflict with the busy times alone, and checked before", async () => {
    await ask("two", "POST", "/bookings", wish(5, "09:00", "10:00", { job: "secret lot" }));
    const busy = await ask("one", "POST", "/bookings", wish(5, "09:30", "11:00"));
    expect(busy.status).toBe(409);
    expect(busy.body.busy).toEqual([
      { machine: "mill", from: "2026-11-05T00:00:00Z", to: "2026-11-05T01:00:00Z" },
    ]);
    expect(busy.text).not.toMatch(/two|secret/);
    const refused = await ask("one", "POST", "/bookings", wish(5, "10:10", "10:20"));
    expect(refused.status).toBe(422);
    expect(refused.body.reasons.map(({ rule }: { rule: string }) => rule)).toEqual([
      "granularity",
      "minimum",
    ]);
    const past = await ask("one", "POST", "/bookings", wish(1));
    expect(past.body.reasons[0]).toMatchObject({
      ...{ rule: "past", unit: "time", limit: "2026-11-02T01:00:00Z", nextPossible: "2026-11-02T01:00:00Z" },
    });
    const check = await ask("one", "POST", "/bookings/check", wish(5, "09:30", "10:30"));
    expect(check.body).toMatchObject({ passes: false, reasons: [], busy: [{ machine: "mill" }] });
    expect(check.body.suggestions[0]).toMatchObject({ from: "2026-11-05T01:00:00Z" });
    expect(check.body.allowances).toMatchObject([{ limit: 400 * 3_600_000_000 }]);
    expect(check.text).not.toMatch(/two|secret/);
  });

  test("are carried out once for a key, and 422 when the key is used for another", async () => {
    const key = { "idempotency-key": "k-1" };
    const first = await ask("one", "POST", "/bookings", wish(6), key);
    const again = await ask("one", "POST", "/bookings", wish(6), key);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await ask("one", "POST", "/bookings", wish(6, "12:00", "13:00"), key)).status).toBe(422);
    const other = await ask("two", "POST", "/bookings", wish(6, "12:00", "13:00"), key);
    expect(other.status).toBe(201);
  });

  test("are booked on behalf of a company by the office and the committee alone", async () => {
    const made = await ask(
      "office",
      "POST",
      "/bookings",
      wish(7, "09:00", "10:00", { company: "two", job: "lot 9" }),
    );
    expect(made.body).toMatchObject({ company: "two", job: null });
    const { items } = (await ask("two", "GET", `/bookings/${made.body.id}/changes`)).body;
    expect(items[0]).toMatchObject({ actor: { name: "clerk", role: "office" }, actedFor: "two" });
    expect((await ask("two", "GET", `/bookings/${made.body.id}`)).body.job).toBe("lot 9");
    const nobody = await ask("office", "POST", "/bookings", wish(7, "11:00", "12:00"));
    expect(nobody.body.mistakes).toMatchObject([{ where: "body/company" }]);
    for (const who of ["one", "auditor", "machine"] as const) {
      const answer = await ask(who, "POST", "/bookings", wish(7, "11:00", "12:00", { company: "two" }));
      expect(answer.status, who).toBe(403);
    }
  });

  test("of another company answer as if they were not there, by every way", async () => {
    const { body, headers } = await ask(
      "two",
      "POST",
      "/bookings",
      wish(8, "09:00", "10:00", { job: "lot x" }),
    );
    const version = { "if-match": String(headers.etag) };
    const ways: ["GET" | "POST" | "PATCH", string, object?][] = [
      ["GET", ""],
      ["GET", "/changes"],
      ["PATCH", "", { to: time(8, "11:00") }],
      ...["cancel", "release", "approve", "refuse", "dispute", "waive"].map(
        (it): ["POST", string, object] => ["POST", `/${it}`, {}],
      ),
    ];
    for (const [method, tail, payload] of ways) {
      for (const who of ["one", "machine"] as const) {
        const foreign = await ask(who, method, `/bookings/${body.id}${tail}`, payload, version);
        const unknown = await ask(who, method, `/bookings/${unknownId}${tail}`, payload, version);
        // The page at a machine changes bookings by its own routes alone.
        const refusal = who === "one" ? 404 : 403;
        expect([foreign.status, unknown.status], `${who} ${method} ${tail}`).toEqual([refusal, refusal]);
        const bare = (body: Body) => ({ ...body, instance: "", requestId: "" });
        expect(bare(foreign.body)).toEqual(bare(unknown.body));
      }
    }
    const replacing = await ask("one", "POST", "/bookings/check", { ...wish(8), replaces: body.id });
    expect(replacing.status).toBe(404);
    expect((await ask("auditor", "POST", `/bookings/${body.id}/cancel`, {}, version)).status).toBe(403);
    expect((await ask("two", "POST", `/bookings/${body.id}/waive`, {}, version)).status).toBe(403);
    expect((await ask("committee", "POST", `/bookings/${body.id}/waive`, {}, version)).body.waived).toBe(
      true,
    );
  });

  test("are listed in full to their own, as taken time with a short name to others, and as CSV", async () => {
    await ask("two", "POST", "/bookings", wish(9, "09:00", "10:00", { job: "lot z" }));
    await ask("one", "POST", "/bookings", wish(9, "12:00", "13:00", { job: "lot a" }));
    const own = await listed("one", 9);
    expect(own.body.items).toEqual([
      {
        ...{ view: "busy", machine: "mill", kind: "booking", company: "two" },
        ...{ from: "2026-11-09T00:00:00Z", to: "2026-11-09T01:00:00Z" },
      },
      expect.objectContaining({ view: "full", company: "one", job: "lot a" }),
    ]);
    expect((await listed("committee", 9)).text).not.toMatch(/lot [az]/);
    expect((await listed("auditor", 9)).body.items).toHaveLength(2);
    const page = (await listed("machine", 9)).body.items;
    expect(page.map(({ view }: { view: string }) => view)).toEqual(["busy", "busy"]);
    const csv = await listed("one", 9, "&format=csv");
    expect(csv.headers["content-type"]).toContain("text/csv");
    expect(csv.text.split("\r\n")[1]).toBe(
      "mill,2026-11-09 09:00:00,2026-11-09 10:00:00,booking,,two,,,,,,,,,,,,,,,,UTC+09:00,UTC+09:00",
    );
    const pages = await listed("one", 9, "&limit=1");
    expect([pages.body.items.length, pages.body.next]).toEqual([1, "1"]);
    expect((await listed("one", 9, "&limit=1&after=1")).body).toMatchObject({
      items: [{ company: "one" }],
      next: null,
    });
  });

  test("are told again only after one has changed, and to each caller alone", async () => {
    const path = `/bookings?from=${time(16, "00:00")}&to=${time(17, "00:00")}`;
    const first = await ask("one", "GET", path);
    const again = { "if-none-match": String(first.headers.etag) };
    expect((await ask("one", "GET", path, undefined, again)).status).toBe(304);
    expect((await ask("two", "GET", path, undefined, again)).status).toBe(200);
    await ask("one", "POST", "/bookings", wish(16));
    const changed = await ask("one", "GET", path, undefined, again);
    expect([changed.status, changed.body.items.length]).toEqual([200, 1]);
  });

  test("repeat by local time, with a verdict on each occurrence", async () => {
    const series = {
      ...{ machine: "lathe", first: "2026-11-10", until: "2026-12-01", hours: "22:00-06:00" },
      except: ["2026-11-17"],
    };
    const check = await ask("one", "POST", "/series/check", series);
    expect(check.body.occurrences.map(({ date }: { date: string }) => date)).toEqual([
      ...["2026-11-10", "2026-11-24", "2026-12-01"],
    ]);
    const made = await ask("one", "POST", "/series", series, { "idempotency-key": "s" });
    expect(made.body.occurrences.every((it: { booking: object | null }) => it.booking)).toBe(true);
    const again = await ask("one", "POST", "/series", series, { "idempotency-key": "s" });
    expect(again.body.series).toBe(made.body.series);
    expect((await ask("one", "GET", `/series/${made.body.series}`)).body.items).toHaveLength(3);
    expect((await ask("two", "GET", `/series/${made.body.series}`)).status).toBe(404);
    const busy = await ask("two", "POST", "/series/check", series);
    expect(busy.body.occurrences.map(({ verdict }: { verdict: string }) => verdict)).toEqual(
      Array(3).fill("busy"),
    );
    expect(busy.text).not.toContain("one");
  });

  test("give way to blocks of the committee", async () => {
    await ask("one", "POST", "/bookings", wish(12));
    const block = { machine: "mill", kind: "maintenance", from: time(12, "08:00"), to: time(12, "12:00") };
    expect((await ask("one", "POST", "/blocks", block)).status).toBe(403);
    expect((await ask("office", "POST", "/blocks", block)).status).toBe(409);
    const made = await ask("office", "POST", "/blocks", { ...block, displaces: true });
    expect(made.body).toMatchObject({ kind: "maintenance", company: null });
    expect((await ask("one", "POST", "/bookings", wish(12))).status).toBe(409);
    const version = { "if-match": String(made.headers.etag) };
    expect((await ask("one", "POST", `/bookings/${made.body.id}/cancel`, {}, version)).status).toBe(404);
    expect((await ask("office", "POST", `/bookings/${made.body.id}/cancel`, {}, version)).status).toBe(200);
    expect((await ask("one", "POST", "/bookings", wish(12))).status).toBe(201);
  });
});
