import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../../config/micros.ts";
import { makeLink } from "../../../dashboard-api/accounts/account-links.ts";
import { firstAccountLink } from "../../../dashboard-api/accounts/first-account.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { type AccountsUnderTest, password, secretOf, startAccounts } from "./accounts-under-test.ts";
import { browser } from "./browser.ts";

describe.each(databasePlaces)("accounts on %s", (_, start) => {
  let rig: AccountsUnderTest;
  beforeAll(async () => {
    rig = await startAccounts(start);
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  test("begin with a one-time link to the committee's first one", async () => {
    const { it, database, set, now } = rig;
    const superseded = await firstAccountLink(database, now());
    const secret = (await firstAccountLink(database, now())) ?? "";
    expect((await set(superseded ?? "", { login: "x@y", name: "x" })).statusCode).toBe(404);
    const incomplete = await set(secret);
    expect(incomplete.json().mistakes).toHaveLength(2);
    const unused = await database
      .transaction((db) => makeLink(db, "invitation", null, now()))
      .catch(() => null);
    expect(unused, "only a first account's link is for nobody yet").toBeNull();
    const made = await set(secret, { login: "ＫＥＩＫＯ@example.jp", name: "髙橋 恵子" });
    expect(made.json()).toEqual({ login: "keiko@example.jp" });
    expect((await set(secret, { login: "other", name: "x" })).statusCode).toBe(404);
    expect(await firstAccountLink(database, now())).toBeUndefined();
    const { secret: late } = await database.transaction((db) => makeLink(db, "setup", null, now()));
    expect((await set(late, { login: "late", name: "x" })).statusCode).toBe(404);
    const page = browser(it.app);
    expect((await page.signIn("keiko@example.jp", password)).json()).toMatchObject({
      ...{ name: "髙橋 恵子", role: "committee", company: null, scopes: null },
    });
  });

  test("give a login to one of several who ask for it at once", async () => {
    const { database, committee } = rig;
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
    const { it, pass } = rig;
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
    const { it, pass, committee } = rig;
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
    const { it, invited } = rig;
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
    const { database, set, pass, committee, invited } = rig;
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
    const audited = await database.use((db) => db.selectFrom("audit").select("action").distinct().execute());
    const actions = audited.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(["account.reset", "account.reset-used", "account.password"]),
    );
  });
});
