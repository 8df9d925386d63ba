import { HOUR, type Micros } from "../../../config/micros.ts";
import { type Site, siteSchema } from "../../../config/site/site.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { DatabasePlace } from "../../contracts/databases.ts";
import { startApp } from "../app-under-test.ts";
import { bookingSiteData } from "../bookings/booking-site.ts";
import { at } from "../bookings/desk-under-test.ts";
import { callersWith, type Method } from "../callers.ts";

const callers = callersWith({
  committee: makeToken("keiko", "committee"),
  office: makeToken("clerk", "office"),
  auditor: makeToken("grant office", "auditor"),
  one: makeToken("planner", "member", { company: "one" }),
  two: makeToken("other", "member", { company: "two" }),
});
export type Who = Parameters<typeof callers.ask>[1];

/** Three members with a third each of the mill, which a grant paid for in part. */
export const booksSite = (): Site =>
  siteSchema.parse({
    ...bookingSiteData({}, 1),
    funding: ["one", "two", "three"].map((company) => ({
      ...{ company, machine: "mill", amount: 1_000, since: "2020-04-01" },
    })),
    grants: [{ id: "grant", name: "補助金", number: "第12号", purpose: "共同加工", fiscalYearStart: 10 }],
    assets: [
      {
        ...{ id: "asset", name: "フライス盤 一式", machines: ["mill"], acquired: "2024-03-15", price: 9_000 },
        funded: [{ grant: "grant", amount: 6_000, restrictedUntil: "2031-03-31" }],
      },
    ],
    settlement: {
      issuer: { name: "共同利用会", invoiceNumber: "T1234567890123", seals: ["委員長", "会計"] },
      fixedCosts: [
        { id: "lease", name: { ja: "リース料", en: "Lease" }, monthly: 10_005, from: "2026-04-01" },
      ],
    },
  });

const hourly = (state: "running" | "idle", from: Micros, until: Micros): StateInterval[] =>
  Array.from({ length: (until - from) / HOUR }, (_, index) => ({
    ...{ machine: "mill", derivation: 0, rules: "r", state },
    ...{ from: from + index * HOUR, until: from + (index + 1) * HOUR },
  }));
/** Running, and seen to be idle from then on for some hours: unknown time would not end the run. */
export const ran = (from: string, until: string, idle: string): StateInterval[] => [
  ...hourly("running", at(from), at(until)),
  ...hourly("idle", at(until), at(idle)),
];

/** `09:00` of a day of 2026 in Tokyo, as a request has it. */
export const time = (day: string, clock: string) => `2026-${day}T${clock}:00+09:00`;

/**
 * The application with bookings that were used: one, 5 November 9 to 12; two, 6 November 9 to 11, outside the purpose;
 * guest, an outsider, 9 November 9 to 10. It is 3 December 2026, 10:00 in Tokyo.
 */
export async function booksOverHttp(place: DatabasePlace) {
  const { database } = await place.fresh();
  const site = booksSite();
  await seedSite(database, site);
  const clock = { now: at("11-02 10:00") };
  const it = await startApp(
    {
      ...{ database, bookings: createBookedTime(database), now: () => clock.now },
      tokens: callers.tokens,
    },
    site,
  );
  const ask = async (
    who: Who,
    method: Method,
    path: string,
    payload?: object,
    headers?: Record<string, string>,
  ) => {
    const answer = await callers.ask(it, who, method, path, payload, headers);
    return { ...answer, json: () => JSON.parse(answer.text) };
  };
  const book = async (company: string, day: string, from: string, to: string, more: object = {}) => {
    const body = { machine: "mill", company, from: time(day, from), to: time(day, to), ...more };
    const { status, text } = await ask("committee", "POST", "/bookings", body);
    if (status !== 201) throw new Error(text);
  };
  await book("one", "11-05", "09:00", "12:00");
  await book("two", "11-06", "09:00", "11:00", { purpose: "outside" });
  await book("guest", "11-09", "09:00", "10:00");
  await it.write({
    states: [
      ...ran("11-05 09:00", "11-05 12:00", "11-05 15:00"),
      ...ran("11-06 09:00", "11-06 11:00", "11-06 15:00"),
      ...ran("11-09 09:00", "11-09 10:00", "11-09 15:00"),
    ],
  });
  clock.now = at("12-03 10:00");
  return { ask, book, clock, database, app: it };
}
