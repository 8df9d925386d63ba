import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, MINUTE, rfc3339FromMicros } from "../../../config/micros.ts";
import { makeLink } from "../../../dashboard-api/accounts/account-links.ts";
import { readyDemoAccounts } from "../../../dashboard-api/accounts/demo-accounts.ts";
import { firstAccountLink } from "../../../dashboard-api/accounts/first-account.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createDatabaseAuditLog } from "../../../dashboard-api/audit/database-audit-log.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { twoCompanies } from "../small-site.ts";
import { browser } from "./browser.ts";

const password = "correct horse 電池";
const secretOf = (link: string) => link.split("#")[1] ?? "";

const isOf = (company: string) => (it: { company: string | null }) => it.company === company;

describe.each(databasePlaces)("accounts on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  let it: AppUnderTest;
  let time = at("2026-03-02T00:00:00Z");
  const site = twoCompanies();
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
    await seedSite(database, site);
    const audit = createDatabaseAuditLog(database);
    it = await startApp({ database, audit, now: () => time, rateLimit: 10_000 }, site);
  });
  afterAll(async () => {
    await it[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });
  const set = (secret: string, more: object = {}) =>
    it.app.inject({ method: "POST", url: "/api/v1/sign-in/link", payload: { secret, password, ...more } });
  /** Past every limit of tries. */
  const pass = (length = 60 * MINUTE) => {
    time += length;
  };
  const committee = async () => {
    pass();
    const page = browser(it.app);
    expect((await page.signIn("keiko@example.jp", password)).statusCode).toBe(200);
    return page;
  };
  const invited = async (login: string, role: string, company: string | null) => {
    const keiko = await committee();
    const answer = await keiko.ask("POST", "/accounts", { login, name: login, role, company });
    expect(answer.statusCode).toBe(201);
    expect((await set(secretOf(answer.json().link))).statusCode).toBe(200);
    const page = browser(it.app);
    await page.signIn(login, password);
    return { page, id: answer.json().account.id as string };
  };

  test("begin with a one-time link to the committee's first one", async () => {
    const superseded = await firstAccountLink(database, time);
    const secret = (await firstAccountLink(database, time)) ?? "";
    expect((await set(superseded ?? "", { login: "x@y", name: "x" })).statusCode).toBe(404);
    const incomplete = await set(secret);
    expect(incomplete.json().mistakes).toHaveLength(2);
    const unused = await database
      .transaction((db) => makeLink(db, "invitation", null, time))
      .catch(() => null);
    expect(unused, "only a first account's link is for nobody yet").toBeNull();
    const made = await set(secret, { login: "ＫＥＩＫＯ@example.jp", name: "髙橋 恵子" });
    expect(made.json()).toEqual({ login: "keiko@example.jp" });
    expect((await set(secret, { login: "other", name: "x" })).statusCode).toBe(404);
    expect(await firstAccountLink(database, time)).toBeUndefined();
    const { secret: late } = await database.transaction((db) => makeLink(db, "setup", null, time));
    expect((await set(late, { login: "late", name: "x" })).statusCode).toBe(404);
    const page = browser(it.app);
    expect((await page.signIn("keiko@example.jp", password)).json()).toMatchObject({
      ...{ name: "髙橋 恵子", role: "committee", company: null, scopes: null },
    });
  });

  test("give a login to one of several who ask for it at once", async () => {
    const keiko = await committee();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        keiko.ask("POST", "/accounts", { login: "same@one", name: "x", role: "member", company: "one" }),
      ),
    );
    expect(answers.map((it) => it.statusCode).toSorted()).toEqual([201, 409, 409, 409]);
    const people = await database.use((db) =>
      db.selectFrom("person").select("id").where("name", "=", "x").execute(),
    );
    expect(people).toHaveLength(1);
  });

  test("sign in with the right password alone, typed in whatever width, and not too often", async () => {
    pass();
    const page = browser(it.app);
    const wrong = await page.signIn("keiko@example.jp", "wrong");
    const nobody = await page.signIn("nobody@example.jp", password);
    expect([wrong.statusCode, nobody.statusCode]).toEqual([401, 401]);
    expect({ ...wrong.json(), requestId: "" }).toEqual({ ...nobody.json(), requestId: "" });
    expect((await page.signIn("keiko@example.jp", "ｃｏｒｒｅｃｔ horse 電池")).statusCode).toBe(200);
    for (let turn = 0; turn < 4; turn += 1) await page.signIn("keiko@example.jp", "wrong");
    const late = await page.signIn("keiko@example.jp", password);
    expect([late.statusCode, Number(late.headers["retry-after"]) > 0]).toEqual([429, true]);
    pass(MINUTE);
    expect((await page.signIn("keiko@example.jp", password)).statusCode).toBe(200);
    const cross = await page.ask(
      "POST",
      "/session",
      { login: "keiko@example.jp", password },
      { "sec-fetch-site": "cross-site" },
    );
    expect(cross.statusCode).toBe(403);
  });

  test("have sessions in a cookie that scripts and other sites cannot use, and that ends", async () => {
    const page = await committee();
    const answer = await page.ask("POST", "/session", { login: "keiko@example.jp", password });
    expect(answer.cookies[0]).toMatchObject({
      name: "mc_session",
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
    });
    expect((await page.ask("DELETE", "/session", undefined, { "x-csrf-token": "" })).json().type).toMatch(
      /csrf$/,
    );
    expect((await page.ask("GET", "/accounts")).statusCode).toBe(200);
    const again = browser(it.app);
    await again.signIn("keiko@example.jp", password);
    const { cookie } = { cookie: again.cookie() };
    expect((await again.ask("DELETE", "/session")).statusCode).toBe(200);
    expect((await again.ask("GET", "/session", undefined, { cookie })).statusCode).toBe(401);
    expect((await page.ask("GET", "/session")).statusCode).toBe(200);
    pass(8 * DAY);
    expect((await page.ask("GET", "/session")).statusCode).toBe(401);
  });

  test("change their password, which ends every other session", async () => {
    const { page } = await invited("planner@one", "member", "one");
    const other = browser(it.app);
    await other.signIn("planner@one", password);
    const next = "another long sentence";
    const wrong = await page.ask("PUT", "/session/password", { current: "wrong", next });
    expect(wrong.json().mistakes).toEqual([expect.objectContaining({ where: "body/current" })]);
    const short = await page.ask("PUT", "/session/password", { current: password, next: "short" });
    expect(short.json().mistakes).toEqual([expect.objectContaining({ where: "body/next" })]);
    expect((await page.ask("PUT", "/session/password", { current: password, next })).statusCode).toBe(200);
    expect((await page.ask("GET", "/session")).statusCode).toBe(200);
    expect((await other.ask("GET", "/session")).statusCode).toBe(401);
    expect((await other.signIn("planner@one", next)).statusCode).toBe(200);
  });

  test("are reset by the committee: the old password and sessions end at once", async () => {
    const { page, id } = await invited("forgetful@one", "member", "one");
    const keiko = await committee();
    expect((await page.ask("POST", `/accounts/${id}/reset`)).statusCode).toBe(403);
    const { link } = (await keiko.ask("POST", `/accounts/${id}/reset`)).json();
    expect((await page.ask("GET", "/session")).statusCode).toBe(401);
    expect((await page.signIn("forgetful@one", password)).statusCode).toBe(401);
    pass(2 * DAY);
    expect((await set(secretOf(link))).statusCode).toBe(404);
    const renewed = (await (await committee()).ask("POST", `/accounts/${id}/reset`)).json();
    expect((await set(secretOf(renewed.link))).statusCode).toBe(200);
    expect((await page.signIn("forgetful@one", password)).statusCode).toBe(200);
  });

  test("are managed by a company's manager for its members alone, and foreign ones look unknown", async () => {
    const { id: foreign } = await invited("planner@two", "member", "two");
    const { page } = await invited("manager@one", "manager", "one");
    const list = (await page.ask("GET", "/accounts")).json().items as { company: string }[];
    expect(new Set(list.map((row) => row.company))).toEqual(new Set(["one"]));
    const invite = (role: string, company: string | null) =>
      page.ask("POST", "/accounts", { login: `new-${role}-${company}`, name: "n", role, company });
    expect((await invite("member", "two")).statusCode).toBe(403);
    expect((await invite("committee", null)).statusCode).toBe(403);
    expect((await invite("manager", "one")).statusCode).toBe(403);
    const own = await invite("member", "one");
    expect(own.statusCode).toBe(201);
    expect((await invite("member", "one")).statusCode).toBe(409);
    const change = async (id: string) => {
      const answer = await page.ask("PATCH", `/accounts/${id}`, { disabled: true });
      return [answer.statusCode, answer.json().detail, answer.json().title];
    };
    expect(await change(foreign)).toEqual(await change("00000000-0000-4000-8000-000000000000"));
    expect((await change(foreign))[0]).toBe(404);
    expect((await change(own.json().account.id))[0]).toBe(200);
    const keiko = await committee();
    const refused = await keiko.ask("POST", "/accounts", {
      login: "x@x",
      name: "x",
      role: "member",
      company: "three",
    });
    expect(refused.json().mistakes).toEqual([expect.objectContaining({ where: "body/company" })]);
  });

  test("make API tokens that do what their scopes say, until they expire, are revoked or the account is disabled", async () => {
    const { page, id } = await invited("robot@one", "member", "one");
    const make = async (scopes: string[], days = 1) =>
      (
        await page.ask("POST", "/tokens", {
          name: "script",
          scopes,
          expires: rfc3339FromMicros(time + days * DAY),
        })
      ).json();
    const use = (token: string, method: "GET" | "POST" = "GET", url = "/session") =>
      it.app.inject({ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${token}` } });
    const reading = await make(["read"]);
    expect((await use(reading.token)).json()).toMatchObject({
      role: "member",
      company: "one",
      scopes: ["read"],
      csrf: null,
    });
    expect((await use(reading.token, "POST", "/tokens")).json().detail).toMatch(/lacks the scope `accounts`/);
    expect((await use((await make(["bookings"])).token)).statusCode).toBe(403);
    expect((await use(`${reading.token.slice(0, -1)}!`)).statusCode).toBe(401);
    pass(2 * DAY);
    expect((await use(reading.token)).statusCode).toBe(401);
    const [one, other] = [await make(["read"], 20), await make(["read"], 20)];
    expect((await page.ask("DELETE", `/tokens/${one.id}`)).json().revoked).toBeTruthy();
    expect([(await use(one.token)).statusCode, (await use(other.token)).statusCode]).toEqual([401, 200]);
    const stranger = (await invited("robot@two", "member", "two")).page;
    expect((await stranger.ask("DELETE", `/tokens/${other.id}`)).statusCode).toBe(404);
    expect((await stranger.ask("GET", "/tokens")).json().items).toEqual([]);
    expect(
      (
        await page.ask("POST", "/tokens", {
          name: "x",
          scopes: ["read"],
          expires: rfc3339FromMicros(time + DAY),
          role: "committee",
        })
      ).statusCode,
    ).toBe(403);
    const keiko = await committee();
    const machine = await keiko.ask("POST", "/tokens", {
      name: "page",
      scopes: ["read"],
      expires: rfc3339FromMicros(time + DAY),
      role: "machine",
      machine: "mill",
    });
    expect((await use(machine.json().token)).json()).toMatchObject({ role: "machine", machine: "mill" });
    await keiko.ask("PATCH", `/accounts/${id}`, { disabled: true });
    expect((await use(other.token)).statusCode).toBe(401);
  });

  test("are in the audit log, which nobody can change, and which the committee exports", async () => {
    const keiko = await committee();
    const window = "from=2026-03-01T00:00:00Z&to=2026-12-01T00:00:00Z";
    const { items } = (await keiko.ask("GET", `/audit?${window}`)).json() as { items: { action: string }[] };
    const actions = new Set(items.map((row) => row.action));
    for (const action of [
      "account.setup-used",
      "account.invite",
      "account.reset",
      "account.password",
      "token.make",
      "token.revoke",
      "session.begin",
      "account.disable",
    ]) {
      expect(actions, action).toContain(action);
    }
    const csv = await keiko.ask("GET", `/audit?${window}&format=csv`);
    expect(csv.headers["content-type"]).toMatch(/^text\/csv/);
    expect(csv.body.split("\r\n")).toHaveLength(items.length + 2);
    expect(csv.body).toMatch(/^\uFEFFnumber,at,name,role,/);
    for (const role of ["office", "manager", "member", "auditor", "machine"] as const) {
      expect((await it.get(`/api/v1/audit?${window}`, role)).statusCode).toBe(403);
    }
    const change = () => database.use((db) => db.updateTable("audit").set({ name: "x" }).execute());
    const remove = () => database.use((db) => db.deleteFrom("audit").execute());
    await expect(change()).rejects.toThrow(/only ever added to/);
    await expect(remove()).rejects.toThrow(/only ever added to/);
    const everything = JSON.stringify(
      await database.use((db) => db.selectFrom("account").selectAll().execute()),
    );
    expect(everything).not.toContain("correct horse");
    expect(everything).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  });

  test("of the demo are ready in the demo, and of no use where it is none", async () => {
    pass();
    await readyDemoAccounts(database, site, true, time);
    await readyDemoAccounts(database, site, true, time);
    const page = browser(it.app);
    const signIn = () => page.signIn("demo-member", "machine-commons-demo");
    expect((await signIn()).json()).toMatchObject({ role: "member", company: "one" });
    expect((await it.get("/api/v1/sign-in", null)).json()).toEqual({ demoAccounts: [] });
    await readyDemoAccounts(database, site, false, time);
    expect((await page.ask("GET", "/session")).statusCode).toBe(401);
    expect((await signIn()).statusCode).toBe(401);
  });

  test("belong to people whom the committee qualifies for machines", async () => {
    const keiko = await committee();
    const planner = (await keiko.ask("GET", "/people")).json().items.find(isOf("one")) as { id: string };
    const path = (person: string, machine = "mill") => `/people/${person}/qualifications/${machine}/operator`;
    const until = rfc3339FromMicros(time + 365 * DAY);
    expect((await keiko.ask("PUT", path(planner.id), {})).json()).toMatchObject({ until: null });
    expect((await keiko.ask("PUT", path(planner.id), { until })).json()).toMatchObject({
      ...{ person: planner.id, machine: "mill", level: "operator", grantedBy: "髙橋 恵子", until },
    });
    const held = async () =>
      (await keiko.ask("GET", "/people")).json().items.find((it: { id: string }) => it.id === planner.id)
        .qualifications;
    expect(await held()).toEqual([{ machine: "mill", level: "operator", until }]);
    expect((await keiko.ask("PUT", path("nobody"), {})).statusCode).toBe(404);
    expect((await keiko.ask("PUT", path(planner.id, "nothing"), {})).statusCode).toBe(404);
    expect((await keiko.ask("DELETE", path(planner.id))).statusCode).toBe(200);
    expect((await keiko.ask("DELETE", path(planner.id))).statusCode).toBe(404);
    expect(await held()).toEqual([]);
  });

  test("see companies and people that are theirs to see; foreign and unknown ones answer alike", async () => {
    const ids = async (url: string, role: "member" | "committee" | "machine" | "auditor" | "office") =>
      ((await it.get(`/api/v1${url}`, role)).json().items as { id: string; company?: string }[]).map(
        (row) => row.company ?? row.id,
      );
    expect(await ids("/companies", "member")).toEqual(["one"]);
    expect(await ids("/companies", "machine")).toEqual([]);
    for (const role of ["committee", "office", "auditor"] as const) {
      expect((await ids("/companies", role)).toSorted()).toEqual(["one", "two"]);
    }
    expect(new Set(await ids("/people", "member"))).toEqual(new Set(["one"]));
    expect(await ids(`/companies?search=${encodeURIComponent("一")}`, "committee")).toEqual(["one"]);
    const told = async (id: string) => {
      const answer = await it.get(`/api/v1/companies/${id}`, "member");
      return [answer.statusCode, answer.json().detail];
    };
    expect((await told("one"))[0]).toBe(200);
    expect(await told("two")).toEqual(await told("three"));
    expect((await told("two"))[0]).toBe(404);
  });
});
