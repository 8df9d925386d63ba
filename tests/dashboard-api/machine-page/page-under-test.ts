import type { Micros } from "../../../config/micros.ts";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createDatabaseAuditLog } from "../../../dashboard-api/audit/database-audit-log.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { MachinePageView } from "../../../dashboard-api/routes/machine-page-schema.ts";
import type { DatabasePlace } from "../../contracts/databases.ts";
import { type AppUnderTest, startApp } from "../app-under-test.ts";
import { bookingSite } from "../bookings/booking-site.ts";
import { at } from "../bookings/desk-under-test.ts";
import { type Answered, callersWith, type Method } from "../callers.ts";

const callers = callersWith({
  committee: makeToken("keiko", "committee"),
  office: makeToken("clerk", "office"),
  auditor: makeToken("grant office", "auditor"),
  one: makeToken("planner of one", "member", { company: "one" }),
  manager: makeToken("manager of one", "manager", { company: "one" }),
  two: makeToken("planner of two", "member", { company: "two" }),
  mill: makeToken("page of mill", "machine", { machine: "mill" }),
  lathe: makeToken("page of lathe", "machine", { machine: "lathe" }),
});
export type Who = Exclude<Parameters<typeof callers.ask>[1], object>;

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

/** The API with three members' bookings and a clock of its own, on a new database of a place that ends with it. */
export interface PageUnderTest extends AppUnderTest {
  readonly database: Database;
  readonly clock: { now: Micros };
  ask(
    who: Who | { token: string },
    method: Method,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answered<Told>>;
  /** Books a machine for a company. */
  book(company: string, from: string, to: string, more?: object): Promise<string>;
}

export async function startPage(place: DatabasePlace): Promise<PageUnderTest> {
  const { database } = await place.fresh();
  const site = bookingSite({ outsidersNeedApproval: true, changeover: "15 min" });
  await seedSite(database, site);
  const clock = { now: at("11-02 10:00") };
  const app = await startApp(
    {
      bookings: createBookedTime(database),
      ...{ database, audit: createDatabaseAuditLog(database), now: () => clock.now, rateLimit: 1_000_000 },
      tokens: callers.tokens,
    },
    site,
  );
  const ask: PageUnderTest["ask"] = (...given) => callers.ask<Told>(app, ...given);
  return {
    ...app,
    database,
    clock,
    ask,
    async book(company, from, to, more = {}) {
      const time = (it: string) => `2026-${it.replace(" ", "T")}:00+09:00`;
      const wish = { machine: "mill", company, from: time(from), to: time(to), ...more };
      const made = await ask("office", "POST", "/bookings", wish);
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
}
