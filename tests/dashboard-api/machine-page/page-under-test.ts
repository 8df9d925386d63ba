import type { Micros } from "../../../config/micros.ts";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import { createTokenBook } from "../../../dashboard-api/access/token-book.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createDatabaseAuditLog } from "../../../dashboard-api/audit/database-audit-log.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { MachinePageView } from "../../../dashboard-api/routes/machine-page-schema.ts";
import { type AppUnderTest, startApp } from "../app-under-test.ts";
import { bookingSite } from "../bookings/booking-site.ts";
import { at } from "../bookings/desk-under-test.ts";

const tokens = {
  committee: makeToken("keiko", "committee"),
  office: makeToken("clerk", "office"),
  auditor: makeToken("grant office", "auditor"),
  one: makeToken("planner of one", "member", { company: "one" }),
  manager: makeToken("manager of one", "manager", { company: "one" }),
  two: makeToken("planner of two", "member", { company: "two" }),
  mill: makeToken("page of mill", "machine", { machine: "mill" }),
  lathe: makeToken("page of lathe", "machine", { machine: "lathe" }),
};
export type Who = keyof typeof tokens;

/** What the tests look at of an answer. */
export type Told = MachinePageView & {
  type: string;
  detail: string;
  left: number;
  until: string;
  why: string;
  possibleUntil: string | null;
  isSet: boolean;
  lockedAt: object[];
  token: string;
  link: string;
  id: string;
  items: Record<string, unknown>[];
};

/** The API with three members' bookings and a clock of its own, on a database of the caller's. */
export interface PageUnderTest extends AppUnderTest {
  readonly clock: { now: Micros };
  ask(
    who: Who | { token: string },
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; body: Told; headers: Record<string, unknown> }>;
  /** Books a machine for a company. */
  book(company: string, from: string, to: string, more?: object): Promise<string>;
}

export async function startPage(database: Database, policies: object = {}): Promise<PageUnderTest> {
  const site = bookingSite({ outsidersNeedApproval: true, changeover: "15 min", ...policies });
  await seedSite(database, site);
  const clock = { now: at("11-02 10:00") };
  const app = await startApp(
    {
      bookings: createBookedTime(database),
      ...{ database, audit: createDatabaseAuditLog(database), now: () => clock.now, rateLimit: 1_000_000 },
      tokens: createTokenBook(Object.values(tokens).map(({ entry }) => entry)),
    },
    site,
  );
  const ask: PageUnderTest["ask"] = async (who, method, path, payload, headers = {}) => {
    const { token } = typeof who === "string" ? tokens[who] : who;
    const answer = await app.app.inject({
      ...{ method, url: `/api/v1${path}`, ...(payload ? { payload } : {}) },
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    const text = answer.body;
    const body = JSON.parse(text.startsWith("{") ? text : "{}") as Told;
    return { status: answer.statusCode, text, body, headers: answer.headers };
  };
  return {
    ...app,
    clock,
    ask,
    async book(company, from, to, more = {}) {
      const time = (it: string) => `2026-${it.replace(" ", "T")}:00+09:00`;
      const wish = { machine: "mill", company, from: time(from), to: time(to), ...more };
      const made = await ask("office", "POST", "/bookings", wish);
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    },
  };
}
