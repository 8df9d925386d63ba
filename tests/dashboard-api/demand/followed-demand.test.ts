import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { DAY, HOUR } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { createDemandReader } from "../../../dashboard-api/demand/demand-reader.ts";
import { createFollowedDemand } from "../../../dashboard-api/demand/followed-demand.ts";
import { postgresPlace } from "../../contracts/databases.ts";
import { at } from "../app-under-test.ts";
import { bookingSite } from "../bookings/booking-site.ts";

const begin = at("2026-03-02T00:00:00Z");
const window = { from: begin, to: begin + 60 * DAY };

type Deed =
  | {
      kind: "ask";
      company: string;
      machine: string;
      day: number;
      hours: number;
      isGranted: boolean;
      job: string | null;
    }
  | { kind: "cancel" | "refuse"; which: number };
const anyDeed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("ask" as const),
      company: fc.constantFrom("one", "two"),
      machine: fc.constantFrom("mill", "lathe"),
      day: fc.nat(59),
      hours: fc.integer({ min: 1, max: 9 }),
      isGranted: fc.boolean(),
      job: fc.constantFrom(null, null, "lot 1", "lot 2"),
    }),
  },
  fc.record({ kind: fc.constantFrom("cancel" as const, "refuse" as const), which: fc.nat(50) }),
);

/** Granted attempts with their bookings, as the desk would write them; and what becomes of these. */
async function carryOut(database: Database, deeds: readonly Deed[], granted: string[]): Promise<void> {
  const details = { isLate: false, isDisputed: false, isWaived: false } as never;
  await database.transaction(async (db) => {
    const tell = (booking: string, version: number, kind: string) =>
      sql`
      INSERT INTO booking_event (booking, version, at, actor, reason, change, machine, touched_from, touched_until)
      VALUES (${booking}, ${version}, ${begin}, '{}'::jsonb, '', ${JSON.stringify({ kind })}::jsonb, 'mill', 0, 1)`.execute(
        db,
      );
    for (const deed of deeds) {
      if (deed.kind !== "ask") {
        const booking = granted[deed.which % Math.max(1, granted.length)];
        if (booking === undefined) continue;
        const status = deed.kind === "cancel" ? "cancelled" : "refused";
        const { rows } = await sql<{ version: number }>`
          UPDATE booking SET status = ${status}, version = version + 1 WHERE id = ${booking} RETURNING version`.execute(
          db,
        );
        await tell(booking, rows[0]?.version ?? 0, status);
        continue;
      }
      const { company, machine, day, hours, isGranted, job } = deed;
      const starts = begin + (100 + granted.length * 2) * DAY;
      const booking = isGranted ? `b${granted.length}` : null;
      if (booking) {
        granted.push(booking);
        await db
          .insertInto("booking")
          .values({
            ...{ id: booking, machine, kind: "booking", company, starts, until: starts + hours * HOUR },
            ...{
              excluded_until: starts + hours * HOUR,
              status: "confirmed",
              taken_at: begin,
              series: null,
              version: 1,
              details,
            },
          })
          .execute();
        await tell(booking, 1, "confirmed");
      }
      await db
        .insertInto("demand_attempt")
        .values({
          ...{
            request: crypto.randomUUID(),
            company,
            machine,
            at: begin + day * DAY,
            starts,
            until: starts + hours * HOUR,
          },
          ...{ requested: hours * HOUR, peak: 0, waitlist: null, job, booking },
          outcome: isGranted ? "granted" : "busy",
        })
        .execute();
    }
  });
}

test("demands followed as things happen are those read anew, whatever happens in whatever order", async () => {
  await using place = await postgresPlace();
  const { database } = await place.fresh();
  const site = bookingSite({}, 2);
  const followed = createFollowedDemand({ database, site });
  const anew = createDemandReader({ database, site });
  const granted: string[] = [];
  const same = async (asked: Parameters<typeof anew.demands>[0]) => {
    const order = (list: object[]) => list.map((it) => JSON.stringify(it)).sort();
    expect(order(await followed.demands(asked))).toEqual(order(await anew.demands(asked)));
  };
  for (const deeds of fc.sample(fc.array(anyDeed, { minLength: 1, maxLength: 12 }), {
    numRuns: 25,
    seed: 3,
  })) {
    await carryOut(database, deeds, granted);
    await same(window);
    await same({ ...window, from: begin + 20 * DAY, company: "one" });
  }
  expect(granted.length).toBeGreaterThan(20);
  // Asked for longer ago than ever before: all is read once more.
  await same({ ...window, from: begin - 200 * DAY });
});
