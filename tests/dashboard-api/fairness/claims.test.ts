import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { createFairnessDesk, type FairnessDesk } from "../../../dashboard-api/fairness/fairness-desk.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { createMachineBooks } from "../../../dashboard-api/ledger/machine-books.ts";
import type { Waiter } from "../../../dashboard-api/waitlist/waiter.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { booked } from "../booked.ts";
import { begin, end, slots, unfairSite } from "./unfair-site.ts";

const machines = ["mill"];
const weight = (daysAgo: number) => 0.5 ** (daysAgo / 28);

describe.each(databasePlaces)("claims on %s", (_, start) => {
  let place: DatabasePlace;
  let store: ReadableStore;
  let database: Database;
  let desk: FairnessDesk;
  beforeAll(async () => {
    [place, store] = await Promise.all([start(), startReadableSqlite()]);
    ({ database } = await place.fresh());
    const site = unfairSite();
    const parts = {
      site,
      store: store.reader,
      bookings: booked({ mill: slots }),
      plans: createDayPlans(site),
    };
    const machineBooks = createMachineBooks(parts);
    const picture = { live: () => undefined };
    desk = createFairnessDesk({ site, database, machineBooks, picture, now: () => end });
  }, 60_000);
  afterAll(() => Promise.all([place[Symbol.asyncDispose](), store[Symbol.asyncDispose]()]));

  const waiter = (id: string, company: string, since: number): Waiter => ({
    ...{ id, company, since, machines, earliest: end, latest: end + DAY, length: HOUR },
  });

  test("a freed slot goes to the lowest claim, then to who has waited longer, to outsiders last", async () => {
    const waiters = [
      waiter("1", "guest", 1),
      waiter("2", "three", 2),
      waiter("3", "two", 4),
      waiter("4", "two", 3),
      waiter("5", "one", 9),
    ];
    const ordered = await desk.order(waiters, end);
    expect(ordered.map((it) => it.id)).toEqual(["5", "4", "3", "2", "1"]);
    // Before anybody had used anything all claims are 0: whoever waited longest goes first.
    const before = await desk.order(waiters, begin);
    expect(before.map((it) => it.id)).toEqual(["2", "4", "3", "5", "1"]);
  });

  test("use counts half after the half-life, and for nothing once it is long over", async () => {
    const [now, later, muchLater] = await Promise.all(
      [end, end + 28 * DAY, end + 400 * DAY].map(async (at) => {
        const claims = await desk.claims.of({ machines, at });
        return claims.find((it) => it.company === "one")?.decayedUse ?? Number.NaN;
      }),
    );
    expect(now).toBeCloseTo(24 * weight(9) + 24 * weight(8) + 2 * weight(7), 9);
    expect(later).toBeCloseTo((now ?? 0) / 2, 9);
    expect(muchLater).toBe(0);
  });

  test("what a round has granted and is still to come counts in full, whoever cancelled it does not hold it", async () => {
    const round = { name: "May", machines, from: end, until: end + 7 * DAY };
    const grant = (id: string, company: string, from: number, hours: number, status: string) => ({
      ...{ id, machine: "mill", kind: "booking" as const, company, starts: from, until: from + hours * HOUR },
      ...{
        excluded_until: from + hours * HOUR,
        status: status as never,
        taken_at: begin,
        series: null,
        version: 1,
      },
      details: { isLate: false, isDisputed: false, isWaived: false } as never,
    });
    await database.transaction(async (db) => {
      await db
        .insertInto("booking")
        .values([
          grant("g1", "one", end + DAY, 8, "confirmed"),
          grant("g2", "one", end - 2 * HOUR, 5, "confirmed"),
          grant("g3", "two", end + 2 * DAY, 6, "cancelled"),
          grant("other", "two", end + 3 * DAY, 6, "confirmed"),
        ])
        .execute();
      await sql`
        INSERT INTO allocation_round (id, status, version, starts, until, deadline, plan, commitment, seed)
        VALUES ('r', 'published', 2, ${round.from}, ${round.until}, ${begin}, ${JSON.stringify(round)}::jsonb,
          'c', 's')`.execute(db);
      await sql`
        INSERT INTO allocation_round_event (round, version, at, actor, acted_for, reason, change)
        VALUES ('r', 2, ${begin}, '{}'::jsonb, NULL, '', ${JSON.stringify({
          ...{ kind: "published", run: 1, bookings: { w1: "g1", w2: "g2", w3: "g3" } },
        })}::jsonb)`.execute(db);
    });
    const period = { from: end, until: end + 7 * DAY };
    const contenders = await desk.contenders.contenders({ machines, at: end, ...period });
    const held = new Map(contenders.map((it) => [it.company, it.held]));
    const used = 24 * weight(9) + 24 * weight(8) + 2 * weight(7);
    // 8 h, and what is left of the five that have begun.
    expect(held.get("one")).toBeCloseTo(used + 8 + 3, 9);
    const claims = await desk.claims.of({ machines, at: end });
    expect(claims.map((it) => [it.company, it.futureGrants])).toEqual([
      ["guest", 0],
      ["one", 11],
      ["three", 0],
      ["two", 0],
    ]);
    expect(contenders.map((it) => [it.company, Number(it.entitlement.toFixed(4))])).toEqual([
      ["guest", 0],
      ["one", 0.7143],
      ["three", 0.1429],
      ["two", 0.1429],
    ]);
  });
});
