import type { Micros } from "../../../config/micros.ts";
import type { Role } from "../../../dashboard-api/access/role.ts";
import type { Deed } from "../../../dashboard-api/bookings/write-changes.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { ContenderSource } from "../../../dashboard-api/rounds/contender-source.ts";
import type { WishFiled } from "../../../dashboard-api/rounds/file-wishes.ts";
import type { RoundPlan } from "../../../dashboard-api/rounds/round.ts";
import { createRoundDesk } from "../../../dashboard-api/rounds/round-desk.ts";
import { bookingSite } from "../bookings/booking-site.ts";
import { at } from "../bookings/desk-under-test.ts";

export const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Standings as given: entitlement and what was had of late, by company. */
export const standing = (given: Record<string, [entitlement: number, held: number]>): ContenderSource => ({
  contenders: async () =>
    Object.entries(given).map(([company, [entitlement, held]]) => ({ company, entitlement, held })),
  valuationAt: () => ({
    referenceRate: 5_000,
    machines: new Map(["mill", "lathe"].map((machine) => [machine, { rate: 5_000, peakFactor: 1 }])),
  }),
});

/** Rounds of a site whose machines are always open. It is 2 November 2026, 10:00 in Tokyo, until the clock is set. */
export function roundsUnderTest(
  database: Database,
  given: { standings?: Record<string, [number, number]>; policy?: object } = {},
) {
  const site = bookingSite(given.policy ?? {});
  const source = standing(given.standings ?? { one: [0.5, 3], two: [0.25, 1], three: [0.25, 5] });
  const desk = createRoundDesk({ database, site, source });
  const clock = { now: at("11-02 10:00") };
  const deed = (role: Role = "committee", actedFor: string | null = null): Deed => ({
    ...{ actor: { name: "keiko", role, person: null }, actedFor, at: clock.now, reason: "" },
  });
  const plan = (more: Partial<RoundPlan> = {}): RoundPlan => ({
    ...{ name: "年末の割当て", machines: ["mill"], from: at("12-07 00:00"), until: at("12-12 00:00") },
    grid: { hours: ["08:00-12:00", "13:00-17:00"], days: everyDay },
    ...{ deadline: at("11-20 17:00"), most: null },
    ...more,
  });
  const wish = (from: string, until: string, more: Partial<WishFiled> = {}): WishFiled => ({
    ...{ machine: "mill", from: at(from), until: at(until), preference: null, alternative: null },
    ...{ purpose: "within", grant: null, job: null, person: null, mentor: null },
    ...more,
  });
  const file = (round: string, company: string, wishes: WishFiled[]) =>
    desk.file(round, company, wishes, deed("member", company));
  return { site, desk, clock, deed, plan, wish, file };
}

export const after: Micros = at("11-21 09:00");
