import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, type Micros, microsFromRfc3339 } from "../../../config/micros.ts";
import { demoEntries } from "../../../dashboard-api/access/demo-tokens.ts";
import { createTokenBook } from "../../../dashboard-api/access/token-book.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { planBookings } from "../../../demo/bookings/plan-bookings.ts";
import { storePeople } from "../../../demo/bookings/store-people.ts";
import { storePlan } from "../../../demo/bookings/store-plan.ts";
import { readStored } from "../../../demo/bookings/stored.ts";
import { type Ask, Refused } from "../../../demo/committee/ask.ts";
import { createDailyLife, type DailyLife } from "../../../demo/days/daily-life.ts";
import { type DatabasePlace, pglitePlace } from "../../contracts/databases.ts";
import { type AppUnderTest, startApp } from "../../dashboard-api/app-under-test.ts";
import { demoSite } from "../plant/demo-site.ts";

const site = demoSite();
const from = microsFromRfc3339("2026-11-02T06:00:00+09:00");
const begin = microsFromRfc3339("2026-11-16T06:00:00+09:00");
const end = begin + 3 * DAY;

describe("a demo that is left running", () => {
  const clock = { now: begin };
  let place: DatabasePlace;
  let database: Database;
  let it: AppUnderTest;
  let life: DailyLife;
  let isAway = false;
  const faults: string[] = [];
  const ask: Ask = async (token, method, path, body, ifMatch) => {
    if (isAway) throw new TypeError("fetch failed");
    const answer = await it.app.inject({
      ...{ method, url: path, ...(body ? { payload: body } : {}) },
      headers: {
        authorization: `Bearer ${token}`,
        ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }),
      },
    });
    // Rules and others may be in the way; what nobody is allowed, or understands, nobody tries.
    if ([400, 401, 403].includes(answer.statusCode) || answer.statusCode >= 500)
      faults.push(`${method} ${path} ${answer.statusCode} ${answer.body}`);
    if (answer.statusCode >= 400) throw new Refused(answer.statusCode, answer.body);
    return answer.json();
  };
  const bookings = (since: Micros) =>
    database.use((db) =>
      db
        .selectFrom("booking")
        .selectAll()
        .where("kind", "=", "booking")
        .where("starts", ">", since)
        .execute(),
    );
  const changesSince = async (since: Micros) =>
    (
      await database.use((db) =>
        db.selectFrom("booking_event").select("change").where("at", ">", since).execute(),
      )
    ).map(({ change }) => change.kind);

  beforeAll(async () => {
    place = await pglitePlace();
    ({ database } = await place.fresh());
    await seedSite(database, site);
    const plan = planBookings({ site, seed: "1", from, to: begin + 24 * DAY });
    await database.transaction(async (db) => {
      await storePeople(db, site, from);
      await storePlan(db, plan, await readStored(db, plan.stories), begin, () => []);
    });
    it = await startApp(
      {
        ...{ database, bookings: createBookedTime(database), now: () => clock.now, rateLimit: 1_000_000 },
        tokens: createTokenBook(demoEntries(site)),
      },
      site,
    );
    life = createDailyLife({ site, seed: "1", from, since: begin, ask });
  }, 120_000);
  afterAll(async () => {
    await it?.[Symbol.asyncDispose]();
    await place?.[Symbol.asyncDispose]();
  });

  test("goes on for days: people book ahead, change their minds, stand in line and argue, by the API", async () => {
    const before = await bookings(begin);
    for (clock.now = begin + HOUR; clock.now <= end; clock.now += HOUR) {
      // The API is away for an hour: what was due is done later.
      isAway = clock.now === begin + 27 * HOUR;
      const done = life.goOn(clock.now);
      if (isAway) await expect(done).rejects.toThrow("fetch failed");
      else await done;
    }
    clock.now = end;
    expect(faults).toEqual([]);
    expect((await bookings(begin)).length).toBeGreaterThan(before.length + 30);
    // Those who look ahead see about as much as on the first day.
    const ahead = (rows: typeof before, now: Micros) =>
      rows.filter((row) => row.starts > now + 5 * DAY).length;
    expect(ahead(await bookings(end), end)).toBeGreaterThan(0.6 * ahead(before, begin));
    const kinds = new Set(await changesSince(begin));
    for (const kind of ["requested", "confirmed", "cancelled", "moved", "started"])
      expect(kinds).toContain(kind);
    const waiting = await database.use((db) =>
      db.selectFrom("waitlist_entry").select("id").where("since", ">", begin).execute(),
    );
    expect(waiting.length).toBeGreaterThan(0);
  }, 120_000);

  test("does nothing twice", async () => {
    const before = await changesSince(from);
    await life.goOn(clock.now);
    expect(await changesSince(from)).toHaveLength(before.length);
  });
});
