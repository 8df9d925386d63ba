import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, type Micros, microsFromRfc3339 } from "../../../config/micros.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createBookingDesk } from "../../../dashboard-api/bookings/booking-desk.ts";
import { rowOf } from "../../../dashboard-api/bookings/booking-row.ts";
import type { Change } from "../../../dashboard-api/bookings/change.ts";
import { replay } from "../../../dashboard-api/bookings/change.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { createDemandReader } from "../../../dashboard-api/demand/demand-reader.ts";
import { planBookings } from "../../../demo/bookings/plan-bookings.ts";
import { storePeople } from "../../../demo/bookings/store-people.ts";
import { storePlan } from "../../../demo/bookings/store-plan.ts";
import { readStored } from "../../../demo/bookings/stored.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { demoSite } from "../plant/demo-site.ts";

const site = demoSite();
const from = microsFromRfc3339("2026-10-19T06:00:00+09:00");
const first = microsFromRfc3339("2026-11-16T15:00:00+09:00");
const later = first + 3 * DAY;

describe.each(databasePlaces)("the demo's bookings on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  const tell = (now: Micros) => {
    const plan = planBookings({ site, seed: "1", from, to: now + 20 * DAY });
    return database.transaction(async (db) =>
      storePlan(db, plan, await readStored(db, plan.stories), now, () => []),
    );
  };
  const live = () =>
    database.use((db) =>
      db.selectFrom("booking").selectAll().where("status", "in", ["requested", "confirmed"]).execute(),
    );
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
    await seedSite(database, site);
    await database.use((db) => storePeople(db, site, from));
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test("are written once, whole and in the order of time, and are what their events add up to", async () => {
    expect(await tell(first)).toBeGreaterThan(1_000);
    expect(await tell(first)).toBe(0);
    const events = await database.use((db) =>
      db.selectFrom("booking_event").select(["booking", "at", "change"]).orderBy("number").execute(),
    );
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
    expect(events.at(-1)?.at).toBeLessThanOrEqual(first);
    const changes = Map.groupBy(events, ({ booking }) => booking);
    const rows = await database.use((db) => db.selectFrom("booking").selectAll().execute());
    expect(rows.length).toBe(changes.size);
    for (const { during: _, ...row } of rows) {
      const booking = replay((changes.get(row.id) ?? []).map(({ change }): Change => change));
      expect(booking && rowOf(booking)).toEqual(row);
    }
    expect((await live()).filter(({ starts }) => starts > first).length).toBeGreaterThan(50);
  });

  test("tell of a company that asks in vain, and of one that gets nearly all it wants", async () => {
    const demands = await createDemandReader({ database, site }).demands({ from, to: first });
    const met = (company: string) => {
      const own = demands.filter((it) => it.company === company && it.group === "milling-5axis");
      const sum = (of: "requested" | "granted") => own.reduce((total, it) => total + it[of], 0);
      return sum("granted") / sum("requested");
    };
    expect(met("hoshizora")).toBeLessThan(0.5);
    expect(met("miyama")).toBeGreaterThan(0.9);
    const entries = await database.use((db) => db.selectFrom("waitlist_entry").selectAll().execute());
    const statuses = new Set(entries.map(({ status }) => status));
    for (const status of ["granted", "expired"] as const) expect(statuses).toContain(status);
  });

  test("go on at a later start, around what others have booked or changed meanwhile", async () => {
    const desk = createBookingDesk({ database, site, now: () => first });
    const actor = { name: "office", role: "office", person: null } as const;
    const deed = { actor, actedFor: "miyama", at: first, reason: "" };
    const details = { purpose: "within", grant: null, job: null, person: null, mentor: null } as const;
    const machine = site.machines.find(({ id }) => id === "mill-turn");
    const next = (await live()).find(({ machine: id, starts }) => id === "mill-turn" && starts > first);
    if (!machine || !next) throw new Error("no mill-turn");
    const cancelled = await desk.decide({ id: next.id, machine }, next.version, "cancel", deed);
    expect(cancelled.result).toBe("done");
    const slot = { from: next.starts, until: next.starts + HOUR };
    const own = await desk.make({ machine, company: "miyama", ...slot, ...details }, deed, null);
    expect(own.result).toBe("done");
    const before = await live();

    expect(await tell(later)).toBeGreaterThan(50);
    const after = await live();
    const ids = new Set(after.map(({ id }) => id));
    if (own.result === "done") expect(ids).toContain(own.made.id);
    expect(ids).not.toContain(next.id);
    const isAhead = (it: { starts: Micros }) => it.starts > later + 10 * DAY;
    expect(after.filter(isAhead).length).toBeGreaterThan(before.filter(isAhead).length);
  });
});
