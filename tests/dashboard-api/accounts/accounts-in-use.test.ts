import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, rfc3339FromMicros } from "../../../config/micros.ts";
import { readyDemoAccounts } from "../../../dashboard-api/accounts/demo-accounts.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { type AccountsUnderTest, startAccounts } from "./accounts-under-test.ts";
import { browser } from "./browser.ts";

const isOf = (company: string) => (it: { company: string | null }) => it.company === company;

describe.each(databasePlaces)("accounts in use on %s", (_, start) => {
  let rig: AccountsUnderTest;
  beforeAll(async () => {
    rig = await startAccounts(start);
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  test("are managed by a company's manager for its members alone, and foreign ones look unknown", async () => {
    const { committee, invited } = rig;
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
    const { it, pass, committee, invited, now } = rig;
    const { page, id } = await invited("robot@one", "member", "one");
    const make = async (scopes: string[], days = 1) =>
      (
        await page.ask("POST", "/tokens", {
          name: "script",
          scopes,
          expires: rfc3339FromMicros(now() + days * DAY),
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
          expires: rfc3339FromMicros(now() + DAY),
          role: "committee",
        })
      ).statusCode,
    ).toBe(403);
    const keiko = await committee();
    const machine = await keiko.ask("POST", "/tokens", {
      name: "page",
      scopes: ["read"],
      expires: rfc3339FromMicros(now() + DAY),
      role: "machine",
      machine: "mill",
    });
    expect((await use(machine.json().token)).json()).toMatchObject({ role: "machine", machine: "mill" });
    await keiko.ask("PATCH", `/accounts/${id}`, { disabled: true });
    expect((await use(other.token)).statusCode).toBe(401);
  });

  test("are in the audit log, which nobody can change, and which the committee exports", async () => {
    const { it, database, committee } = rig;
    const keiko = await committee();
    const window = "from=2026-03-01T00:00:00Z&to=2026-12-01T00:00:00Z";
    const { items } = (await keiko.ask("GET", `/audit?${window}`)).json() as { items: { action: string }[] };
    const actions = new Set(items.map((row) => row.action));
    for (const action of [
      "account.setup-used",
      "account.invite",
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
    const { it, database, site, pass, now } = rig;
    pass();
    await readyDemoAccounts(database, site, true, now());
    await readyDemoAccounts(database, site, true, now());
    const page = browser(it.app);
    const signIn = () => page.signIn("demo-member", "machine-commons-demo");
    expect((await signIn()).json()).toMatchObject({ role: "member", company: "one" });
    expect((await it.get("/api/v1/sign-in", null)).json()).toMatchObject({
      ...{ demoAccounts: [], demoPin: null },
    });
    await readyDemoAccounts(database, site, false, now());
    expect((await page.ask("GET", "/session")).statusCode).toBe(401);
    expect((await signIn()).statusCode).toBe(401);
  });

  test("belong to people whom the committee qualifies for machines", async () => {
    const { committee, now } = rig;
    const keiko = await committee();
    const planner = (await keiko.ask("GET", "/people")).json().items.find(isOf("one")) as { id: string };
    const path = (person: string, machine = "mill") => `/people/${person}/qualifications/${machine}/operator`;
    const until = rfc3339FromMicros(now() + 365 * DAY);
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
    const { it } = rig;
    const ids = async (url: string, role: "member" | "committee" | "auditor" | "office") =>
      ((await it.get(`/api/v1${url}`, role)).json().items as { id: string; company?: string }[]).map(
        (row) => row.company ?? row.id,
      );
    expect(await ids("/companies", "member")).toEqual(["one"]);
    expect((await it.get("/api/v1/companies", "machine")).statusCode).toBe(403);
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
