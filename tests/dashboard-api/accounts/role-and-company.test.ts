import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, rfc3339FromMicros } from "../../../config/micros.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { type AccountsUnderTest, startAccounts } from "./accounts-under-test.ts";

describe.each(databasePlaces)("role and company of an account on %s", (_, start) => {
  let rig: AccountsUnderTest;
  beforeAll(async () => {
    rig = await startAccounts(start);
  }, 60_000);
  afterAll(() => rig[Symbol.asyncDispose]());

  const tokenOf = async (page: Awaited<ReturnType<typeof rig.invited>>["page"]) => {
    const expires = rfc3339FromMicros(rig.now() + DAY);
    const made = await page.ask("POST", "/tokens", { name: "x", scopes: ["read"], expires });
    const use = () =>
      rig.it.app.inject({
        url: "/api/v1/session",
        headers: { authorization: `Bearer ${made.json().token}` },
      });
    return { use };
  };

  test("are changed by the committee alone, and end what the account was let in by", async () => {
    const { committee, invited } = rig;
    const { page, id } = await invited("taro@one", "member", "one");
    const token = await tokenOf(page);
    expect((await token.use()).json()).toMatchObject({ role: "member", company: "one" });
    const manager = await invited("manager@one", "manager", "one");
    expect((await manager.page.ask("PATCH", `/accounts/${id}`, { role: "manager" })).statusCode).toBe(403);
    const keiko = await committee();
    const change = (body: object) => keiko.ask("PATCH", `/accounts/${id}`, body);
    expect((await change({})).statusCode).toBe(400);
    expect((await change({ role: "office" })).json().mistakes).toEqual([
      { where: "body/company", expected: "no company: office belongs to none" },
    ]);
    expect((await change({ company: "three" })).statusCode).toBe(400);
    expect((await change({ role: "manager" })).json()).toMatchObject({ role: "manager", company: "one" });
    expect((await token.use()).statusCode).toBe(401);
    expect((await page.ask("GET", "/session")).statusCode).toBe(401);
    await page.signIn("taro@one", "correct horse 電池");
    expect((await page.ask("GET", "/session")).json()).toMatchObject({ role: "manager" });
    const audited = await rig.database.use((db) =>
      db.selectFrom("audit").selectAll().where("action", "=", "account.change").execute(),
    );
    expect(audited).toMatchObject([{ subject: { account: id, role: "manager", company: "one" } }]);
  });

  test("move a person to another company, of which it sees the new one's alone; the move stays on record", async () => {
    const { committee, invited } = rig;
    const { page, id } = await invited("hana@one", "member", "one");
    const keiko = await committee();
    const { person } = (await keiko.ask("GET", "/accounts"))
      .json()
      .items.find((it: { id: string }) => it.id === id);
    const moved = await keiko.ask("PATCH", `/people/${person}`, {
      company: "two",
      email: "hana@two.example",
    });
    expect(moved.json()).toMatchObject({
      ...{ company: "two", email: "hana@two.example" },
      moves: [{ from: "one", to: "two" }],
    });
    expect((await page.ask("GET", "/session")).statusCode).toBe(401);
    await page.signIn("hana@one", "correct horse 電池");
    const companies = (await page.ask("GET", "/companies")).json().items.map((it: { id: string }) => it.id);
    expect(companies).toEqual(["two"]);
    expect((await page.ask("GET", `/people/${person}`)).json()).toMatchObject({ company: "two", moves: [] });
    const manager = await invited("other-manager@one", "manager", "one");
    const [foreign, unknown] = await Promise.all(
      [person, "nobody"].map((it) => manager.page.ask("PATCH", `/people/${it}`, { name: "x" })),
    );
    expect(foreign?.statusCode).toBe(404);
    expect(foreign?.json().detail).toBe(unknown?.json().detail);
    expect((await keiko.ask("PATCH", `/people/${person}`, { company: null })).statusCode).toBe(409);
    const office = await keiko.ask("PATCH", `/accounts/${id}`, { role: "office", company: null });
    expect(office.json()).toMatchObject({ role: "office", company: null });
    expect((await keiko.ask("GET", `/people/${person}`)).json().moves).toHaveLength(2);
  });

  test("of the committee's last account stay what they are", async () => {
    const { committee, invited } = rig;
    const keiko = await committee();
    const own = (await keiko.ask("GET", "/accounts"))
      .json()
      .items.find((it: { login: string }) => it.login === "keiko@example.jp");
    const demote = (page: typeof keiko, id: string) =>
      page.ask("PATCH", `/accounts/${id}`, { role: "auditor" });
    expect((await demote(keiko, own.id)).json().detail).toMatch(/own role/);
    const second = await invited("second@committee", "committee", null);
    expect((await demote(second.page, own.id)).statusCode).toBe(200);
    const answer = await second.page.ask("PATCH", `/accounts/${second.id}`, { disabled: true });
    expect(answer.statusCode).toBe(409);
    const robot = await rig.it.app.inject({
      ...{ method: "PATCH", url: `/api/v1/accounts/${second.id}`, payload: { role: "auditor" } },
      headers: { authorization: `Bearer ${rig.it.tokens.committee}` },
    });
    expect(robot.json().detail).toMatch(/last account/);
  });
});
