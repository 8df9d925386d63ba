import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "../../../config/micros.ts";
import { type Role, roles } from "../../../dashboard-api/access/role.ts";
import { scopes } from "../../../dashboard-api/access/scope.ts";
import { makeApiToken } from "../../../dashboard-api/accounts/api-tokens.ts";
import { makeAccount } from "../../../dashboard-api/accounts/make-account.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createDatabaseAuditLog } from "../../../dashboard-api/audit/database-audit-log.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { booked, slot } from "../booked.ts";
import { twoCompanies } from "../small-site.ts";
import type { AccessRow } from "./access-row.ts";
import { accessDocument, accessTable, pinOf } from "./access-table.ts";

const time = at("2026-03-02T00:00:00Z");
const unknown = "00000000-0000-4000-8000-000000000000";
const companies = ["one", "two"] as const;
type Company = (typeof companies)[number];
const companyOf = (role: Role) => (role === "manager" || role === "member" ? "one" : null);

test("docs/access.md is the table", async () => {
  await expect(accessDocument(accessTable)).toMatchFileSnapshot("../../../docs/access.md");
});

describe.each(databasePlaces)("access on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  let it: AppUnderTest;
  /** By role: its token, and another of its own. */
  const tokens = new Map<Role, { token: string; other: string }>();
  const ids = new Map<string, string>();

  const account = async (login: string, role: Role, company: string | null) => {
    const given = { login, name: login, role, company, password: null };
    const id = (await database.transaction((db) => makeAccount(db, given, time))) ?? "";
    const row = await database.use((db) =>
      db.selectFrom("account").select("person").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    const token = async (name: string) =>
      database.transaction((db) =>
        makeApiToken(db, {
          ...{ name, role, company, person: row.person, account: id, scopes: [...scopes] },
          ...{ machine: role === "machine" ? "mill" : null, created: time, expires: time + DAY },
        }),
      );
    return { id, token, person: row.person };
  };
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
    const site = { ...twoCompanies(), grants: [{ id: "grant", name: "補助金", purpose: "共同加工" }] };
    await seedSite(database, site);
    const bookings = booked({ mill: [slot("a", "one", "2026-03-02T00:00:00Z", "2026-03-02T01:00:00Z")] });
    const audit = createDatabaseAuditLog(database);
    it = await startApp({ database, audit, bookings, now: () => time, rateLimit: 100_000 }, site);
    for (const role of roles) {
      const { token } = await account(`of-${role}`, role, companyOf(role));
      const other = await token("other");
      tokens.set(role, { token: (await token("asking")).token, other: other.id });
    }
    for (const [index, company] of companies.entries()) {
      const { id, token, person } = await account(`somebody-${company}`, "member", company);
      ids
        .set(`account ${company}`, id)
        .set(`token ${company}`, (await token("x")).id)
        .set(`company ${company}`, company)
        .set(`person ${company}`, person);
      const make = async (url: string, body: object) =>
        (
          await it.app.inject({
            ...{ method: "POST", url: `/api/v1/${url}`, payload: { machine: "mill", company, ...body } },
            headers: { authorization: `Bearer ${it.tokens.office}` },
          })
        ).json();
      await it.app.inject({
        ...{ method: "PUT", url: `/api/v1/companies/${company}/pin`, payload: { pin: pinOf(company) } },
        headers: { authorization: `Bearer ${it.tokens.office}` },
      });
      const own = (await token("own")).token;
      const makeOwn = async (url: string, payload: object) =>
        (
          await it.app.inject({
            ...{ method: "POST", url: `/api/v1/${url}`, payload },
            headers: { authorization: `Bearer ${own}` },
          })
        ).json();
      const noted = { subject: "machine", on: "mill", text: `somebody-${company}`, visibility: "company" };
      ids.set(`job ${company}`, (await makeOwn("jobs", { lot: `somebody-${company}` })).id);
      ids.set(`note ${company}`, (await makeOwn("notes", noted)).id);
      const mail = { kind: "email", address: `somebody-${company}@example.jp` };
      ids.set(`channel ${company}`, (await makeOwn("notice-channels", mail)).id);
      const feed = { kind: "company", subject: company };
      ids.set(`calendar ${company}`, (await makeOwn("calendars", feed)).id);
      const hour = `0${index}:00:00Z`;
      const booking = await make("bookings", {
        from: `2026-03-03T${hour}`,
        to: `2026-03-03T0${index + 1}:00:00Z`,
      });
      const waiting = await make("waitlist", {
        from: `2026-03-03T${hour}`,
        to: `2026-03-03T0${index + 1}:00:00Z`,
      });
      ids.set(`waitlist ${company}`, waiting.id);
      const hours = `1${index}:00-1${index + 1}:00`;
      const made = await make("series", { first: "2026-03-06", until: "2026-03-06", hours });
      ids.set(`booking ${company}`, booking.id).set(`series ${company}`, made.series);
    }
    ids.set("machine one", "mill").set("machine two", "lathe");
    const round = await it.app.inject({
      ...{
        method: "POST",
        url: "/api/v1/rounds",
        headers: { authorization: `Bearer ${it.tokens.committee}` },
      },
      payload: {
        ...{ name: "x", machines: ["lathe"], from: "2026-03-09T00:00:00Z", to: "2026-03-11T00:00:00Z" },
        ...{ slots: { hours: ["08:00-12:00"] }, deadline: "2026-03-06T00:00:00Z" },
      },
    });
    for (const company of companies) ids.set(`round ${company}`, round.json().id);
    await it.app.inject({
      ...{ method: "POST", url: "/api/v1/evidence/grant/2025/reports", payload: {} },
      headers: { authorization: `Bearer ${it.tokens.committee}` },
    });
    for (const company of companies) ids.set(`grant ${company}`, "grant");
    for (const [what, id] of ids) expect(id, what).toBeTruthy();
  }, 120_000);
  afterAll(async () => {
    await it[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  /** `whose`: an owner's thing; null: one that does not exist. */
  const ask = (row: AccessRow, role: Role, whose: Company | "caller" | null) => {
    const company = whose === "caller" ? "one" : (whose ?? "none");
    const id =
      whose === null
        ? unknown
        : whose === "caller" && row.kind === "token"
          ? tokens.get(role)?.other
          : ids.get(`${row.kind} ${company}`);
    const path = row.path
      .replace("{id}", row.kind ? (id ?? "") : "mill")
      .replace("{signal}", "load")
      .replace("{machine}", "mill")
      .replace("{month}", "2026-03")
      .replace("{year}", "2025")
      .replace("{number}", "1")
      .replace("{level}", "operator")
      .replace("{booking}", ids.get(`booking ${company}`) ?? unknown);
    const query =
      row.path.includes("signals") && company === "two"
        ? row.query?.replaceAll("2026-03-02", "2026-02-02")
        : row.query;
    const payload = row.bodyFor?.(company) ?? row.body;
    return it.app.inject({
      method: row.method,
      url: path + (query ? `?${query}` : ""),
      ...(payload ? { payload } : {}),
      headers: { authorization: `Bearer ${tokens.get(role)?.token}`, ...row.headers },
      // The event stream has no end.
      ...(row.path.endsWith("/live") ? { payloadAsStream: true } : {}),
    });
  };
  const refusals = [401, 403, 404];
  const cases = accessTable.flatMap((row) =>
    roles.map((role) => ({ row, role, cell: row.cells[role], name: `${row.method} ${row.path}` })),
  );

  test("is told of every route that the application has", async () => {
    const { paths } = (await it.get("/openapi.json", null)).json() as { paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.toSorted()).toEqual(accessTable.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  test.each(cases.filter(({ cell }) => cell === "all" || cell === "own"))(
    "$name is open to $role: $cell",
    async ({ row, role }) => {
      const answer = await ask(row, role, "caller");
      if (row.path.endsWith("/live")) answer.stream().destroy();
      expect(refusals).not.toContain(answer.statusCode);
      expect(answer.statusCode).toBeLessThan(500);
    },
  );

  test.each(cases.filter(({ row, cell }) => cell === "all" && (row.kind || row.bodyFor || row.foreign)))(
    "$name is open to $role whosever it is",
    async ({ row, role }) => {
      const answer = await ask(row, role, "two");
      expect(refusals).not.toContain(answer.statusCode);
    },
  );

  test.each(cases.filter(({ row, cell }) => cell === "own" && (row.kind || row.bodyFor || row.foreign)))(
    "$name hides what is another's from $role",
    async ({ row, role }) => {
      const [foreign, nobodys] = [await ask(row, role, "two"), await ask(row, role, null)];
      expect(foreign.statusCode).toBe(row.foreign ?? 404);
      const told = (body: string) => ({ ...JSON.parse(body), instance: "", requestId: "" });
      if (row.kind) expect(told(foreign.body)).toEqual(told(nobodys.body));
      if (row.kind) expect(nobodys.statusCode).toBe(404);
    },
  );

  test.each(
    cases.filter(
      ({ row, cell }) =>
        cell === "own" && !row.kind && !row.bodyFor && !row.foreign && !row.path.endsWith("/live"),
    ),
  )("$name lists to $role nothing of another", async ({ row, role }) => {
    const answer = (await ask(row, role, "caller")).json() as Record<string, unknown[]>;
    const items = answer[row.list ?? "items"] ?? [];
    const text = JSON.stringify(items);
    expect(text).not.toMatch(role === "machine" ? /lathe/ : /somebody-two|"two"|二号/);
    if (companyOf(role) === "one") expect(items.length).toBeGreaterThan(0);
  });

  test.each(accessTable.filter(({ path }) => path.includes("/machines/{id}")))(
    "$method $path of another machine answers the page at a machine as of one that does not exist",
    async (row) => {
      const askFor = (machine: string) => {
        const at = { ...row, path: row.path.replace("{id}", machine) };
        return ask(at, "machine", "caller");
      };
      const [other, none] = [await askFor("lathe"), await askFor("nowhere")];
      const told = (body: string) => ({ ...JSON.parse(body), instance: "", requestId: "" });
      expect([403, 404]).toContain(other.statusCode);
      expect(told(other.body)).toEqual(told(none.body));
    },
  );

  test.each(cases.filter(({ cell }) => cell === "no"))("$name is refused to $role", async ({ row, role }) => {
    for (const whose of ["caller", "two"] as const) {
      expect([403, 404]).toContain((await ask(row, role, whose)).statusCode);
    }
  });
});
