import { HOUR, MINUTE } from "../../../config/micros.ts";
import { type Site, siteSchema } from "../../../config/site/site.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { Booking } from "../../../dashboard-api/domain/attribution/booking.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { booked } from "../booked.ts";
import { stretch } from "../ledger/ledger-under-test.ts";
import { smallSiteData } from "../small-site.ts";

export const begin = at("2026-03-02T00:00:00+09:00");
export const end = at("2026-03-12T00:00:00+09:00");
export const window = "from=2026-03-02T00:00:00%2B09:00&to=2026-03-12T00:00:00%2B09:00";

/** One machine, always open, of three companies with shares 50, 10 and 10; a fourth is no member. */
export const unfairSite = (fairness: object = {}, policies: object = {}): Site => {
  const data = smallSiteData("Asia/Tokyo");
  const [mill] = data.machines;
  const company = (id: string, more: object = {}) => ({ id, name: id, short: `社${id}`, ...more });
  return siteSchema.parse({
    ...data,
    companies: [company("one"), company("two"), company("three"), company("guest", { roles: ["outsider"] })],
    machines: [{ ...mill, calendar: { hours: "always" }, booking: { maximum: "100 h" } }],
    fairness: { shares: [{ since: "2026-01-01", shares: { one: 50, two: 10, three: 10 } }], ...fairness },
    policies,
  });
};

/** Hours after the beginning. */
const slot = (company: string, from: number, until: number): Booking => ({
  ...{ id: `of-${company}`, company, from: begin + from * HOUR, until: begin + until * HOUR },
});
export const slots = [
  slot("one", 0, 50),
  slot("two", 50, 80),
  slot("three", 80, 130),
  slot("guest", 140, 144),
];

/** Everybody's first ten minutes are idle, the rest of a slot runs; 10 hours more are run by nobody knows whom. */
async function work(it: AppUnderTest): Promise<void> {
  const states = [...slots, { from: begin + 150 * HOUR, until: begin + 160 * HOUR - 10 * MINUTE }].flatMap(
    ({ from, until }) => [
      ...stretch("mill", "idle", from, from + 10 * MINUTE),
      ...stretch("mill", "running", from + 10 * MINUTE, until),
    ],
  );
  const busy = (time: number) => states.some((state) => state.from <= time && time < state.until);
  for (let time = begin; time < end; time += 10 * MINUTE) {
    if (!busy(time)) states.push(...stretch("mill", "idle", time, time + 10 * MINUTE));
  }
  await it.write({ states: states.toSorted((a, b) => a.from - b.from) });
}

/** Bookings as the database has them, and two demands: of two 30 of 30 h, of three 50 of 60 h. */
async function record(database: Database): Promise<void> {
  await database.transaction(async (db) => {
    for (const { id, company, from, until } of slots) {
      const taken_at = from - 48 * HOUR;
      const details = { isLate: false, isDisputed: false, isWaived: false } as never;
      await db
        .insertInto("booking")
        .values({
          ...{ id, machine: "mill", kind: "booking", company, starts: from, until, excluded_until: until },
          ...{ status: "confirmed", taken_at, series: null, version: 1, details },
        })
        .execute();
    }
    const asked = { request: "r", machine: "mill", peak: 0, waitlist: null, starts: begin, until: end };
    const attempt = (company: string, hours: number, booking: string | null, job: string) => ({
      ...{ ...asked, company, at: begin + HOUR, requested: hours * HOUR, booking, job },
      outcome: booking === null ? ("busy" as const) : ("granted" as const),
    });
    await db
      .insertInto("demand_attempt")
      .values([
        attempt("two", 30, "of-two", "j"),
        attempt("three", 60, null, "k"),
        attempt("three", 50, "of-three", "k"),
      ])
      .execute();
  });
}

/** The application over ten days of use that is not as entitled: 50, 30 and 50 hours. */
export async function startUnfair(database: Database, site = unfairSite()): Promise<AppUnderTest> {
  const it = await startApp(
    { database, bookings: booked({ mill: slots }), now: () => end, rateLimit: 100_000 },
    site,
  );
  await work(it);
  return it;
}
export { record as recordUnfair };
