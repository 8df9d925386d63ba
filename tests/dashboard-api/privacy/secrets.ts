import { HOUR } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import { createTokenBook } from "../../../dashboard-api/access/token-book.ts";
import { makeAccount } from "../../../dashboard-api/accounts/make-account.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createDatabaseAuditLog } from "../../../dashboard-api/audit/database-audit-log.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { smallSiteData } from "../small-site.ts";

/** What company one keeps to itself, each by a mark that stands nowhere else. */
export const marks = {
  job: "SECRETJOB",
  lot: "SECRETLOT",
  part: "SECRETPART",
  person: "SECRETPERSON",
  email: "secret-mail",
  login: "secretlogin",
  tag: "SECRETTAG",
  reason: "SECRETREASON",
  note: "SECRETNOTE",
  waits: "SECRETWAIT",
  series: "SECRETSERIES",
  token: "SECRETTOKEN",
  program: "SECRETPROGRAM",
  value: "77.123457",
};
export const pin = "864209";

const tokens = {
  committee: makeToken("keiko", "committee"),
  office: makeToken("clerk", "office"),
  one: makeToken("manager of one", "manager", { company: "one" }),
  two: makeToken("manager of two", "manager", { company: "two" }),
  machine: makeToken("page of mill", "machine", { machine: "mill" }),
};
export type Who = keyof typeof tokens;

export interface Secrets {
  readonly app: AppUnderTest;
  /** Of what is company one's, and of what is company two's. */
  readonly ids: { readonly one: readonly string[]; readonly two: readonly string[] };
  /** Also such ids by which alone one may learn something. */
  readonly hidden: readonly string[];
  tokenOf(who: Who): string;
  ask(
    who: Who,
    method: "GET" | "POST" | "PUT" | "PATCH",
    url: string,
    payload?: object,
    headers?: Record<string, string>,
  ): ReturnType<AppUnderTest["get"]>;
}

const day = (time: string) => `2026-03-04T${time}:00+09:00`;

/** The API after company one has done all that it would not have others know, and company two the same. */
export async function startSecrets(database: Database): Promise<Secrets> {
  const data = smallSiteData("Asia/Tokyo");
  const site = siteSchema.parse({
    ...data,
    companies: [...data.companies, { id: "two", name: "二号金型", short: "二号" }],
    funding: ["one", "two"].map((company) => ({
      company,
      machine: "mill",
      amount: 1_000,
      since: "2025-04-01",
    })),
    grants: [{ id: "mono", name: "補助金", number: "R7-0123", purpose: "共同利用" }],
    assets: [
      { id: "a1", name: "フライス盤", machines: ["mill"], acquired: "2025-06-01", price: 10_000, funded: [] },
    ],
  });
  await seedSite(database, site);
  const clock = { now: at("2026-03-03T00:00:00Z") };
  const app = await startApp(
    {
      ...{ database, audit: createDatabaseAuditLog(database), bookings: createBookedTime(database) },
      ...{ now: () => clock.now, rateLimit: 1_000_000 },
      tokens: createTokenBook(Object.values(tokens).map(({ entry }) => entry)),
    },
    site,
  );
  const ask: Secrets["ask"] = (who, method, url, payload, headers = {}) =>
    app.app.inject({
      ...{ method, url, ...(payload ? { payload } : {}) },
      headers: { authorization: `Bearer ${tokens[who].token}`, ...headers },
    });
  const make = async (who: Who, url: string, payload: object, method: "POST" | "PUT" = "POST") => {
    const answer = await ask(who, method, `/api/v1${url}`, payload);
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json() as Record<string, string>;
  };

  const ids = { one: [] as string[], two: [] as string[] };
  const hidden: string[] = [];
  for (const company of ["one", "two"] as const) {
    const text = (mark: string) => (company === "one" ? mark : "plain");
    const email = `${text(marks.email)}@example.jp`;
    const account = { login: text(marks.login), name: text(marks.person), role: "member" as const, company };
    const id = await database.transaction((db) =>
      makeAccount(db, { ...account, email, password: null }, clock.now),
    );
    const { person } = await database.use((db) =>
      db
        .selectFrom("account")
        .select("person")
        .where("id", "=", id ?? "")
        .executeTakeFirstOrThrow(),
    );
    const hours = company === "one" ? ["09:00", "10:00", "11:00"] : ["13:00", "14:00", "15:00"];
    const [from = "", middle = "", to = ""] = hours;
    const described = { machine: "mill", person, job: text(marks.job), grant: text(marks.tag) };
    const booking = await make(company, "/bookings", {
      ...{ ...described, from: day(from), to: day(middle), purpose: "outside", reason: text(marks.reason) },
    });
    const later = { from: `2026-03-05T${from}:00+09:00`, to: `2026-03-05T${to}:00+09:00` };
    const next = await make(company, "/bookings", { ...described, ...later, reason: text(marks.reason) });
    const series = await make(company, "/series", {
      ...{ machine: "lathe", first: "2026-03-09", until: "2026-03-16", hours: `${from}-${middle}` },
      ...{ job: text(marks.series), grant: text(marks.tag) },
    });
    const waits = await make(company, "/waitlist", { ...described, ...later, job: text(marks.waits) });
    const job = await make(company, "/jobs", { lot: text(marks.lot), part: text(marks.part) });
    await make(company, `/jobs/${job.id}/bookings/${booking.id}`, {}, "PUT");
    const note = await make(company, "/notes", {
      ...{ subject: "machine", on: "mill", visibility: "company", text: text(marks.note) },
    });
    await make(company, `/companies/${company}/pin`, { pin: company === "one" ? pin : "975310" }, "PUT");
    const token = await make("committee", "/tokens", {
      ...{
        name: text(marks.token),
        scopes: ["read"],
        role: "member",
        company,
        expires: "2026-03-20T00:00:00Z",
      },
    });
    const fault = (await make(company, "/machines/mill/page/fault", { text: "leaks" })) as unknown as {
      faults: { id: string }[];
    };
    const made = [booking, next, series, waits, job, note, token].map((it) => it.id ?? it.series ?? "");
    ids[company].push(...made, id ?? "", person, company, ...fault.faults.map((it) => it.id));
    if (company === "one") hidden.push(...made, id ?? "", person);
  }

  // Both companies' slots are used; only the owner's process values are told.
  const hour = (time: string) => at(day(time));
  const did = (state: "running" | "idle", time: string) => ({
    ...{ machine: "mill", derivation: 0, rules: "r1", state, from: hour(time), until: hour(time) + HOUR },
  });
  const idle = ["10:00", "11:00", "12:00"].map((time) => did("idle", time));
  const states = [did("running", "09:00"), ...idle, did("running", "13:00")];
  const moment = [hour("09:00") + HOUR / 2];
  await app.write({
    states,
    samples: [
      { machine: "mill", signal: "program", t: moment, v: [marks.program] },
      { machine: "mill", signal: "load", t: moment, v: [Number(marks.value)] },
    ],
  });
  clock.now = at("2026-03-04T08:00:00Z");
  return { app, ids, hidden, ask, tokenOf: (who) => tokens[who].token };
}
