import { type Micros, SECOND } from "../../../config/micros.ts";
import type { Site } from "../../../config/site/site.ts";
import type { Role } from "../../../dashboard-api/access/role.ts";
import { type Booking, isLive } from "../../../dashboard-api/bookings/booking.ts";
import { createBookingDesk } from "../../../dashboard-api/bookings/booking-desk.ts";
import type { Decision } from "../../../dashboard-api/bookings/decide-booking.ts";
import type { Outcome } from "../../../dashboard-api/bookings/outcome.ts";
import type { Wish } from "../../../dashboard-api/bookings/wish.ts";
import type { Deed } from "../../../dashboard-api/bookings/write-changes.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { WaitWish } from "../../../dashboard-api/waitlist/join-waitlist.ts";
import type { WaitingOrder } from "../../../dashboard-api/waitlist/waiting-order.ts";
import { createWaitlistDesk } from "../../../dashboard-api/waitlist/waitlist-desk.ts";
import type { WaitlistEntry } from "../../../dashboard-api/waitlist/waitlist-entry.ts";
import { bookingSite } from "../bookings/booking-site.ts";
import { at, made } from "../bookings/desk-under-test.ts";

/** It is Monday 2 November 2026, 10:00 in Tokyo, until the clock is set. Companies are one, two, three and guest. */
export function lineUnderTest(
  database: Database,
  given: { policy?: object; order?: WaitingOrder; site?: Site; clock?: { now: Micros } } = {},
) {
  const site = given.site ?? bookingSite(given.policy);
  const clock = given.clock ?? { now: at("11-02 10:00") };
  const desk = createBookingDesk({ database, site, now: () => clock.now });
  const line = createWaitlistDesk({ database, site, now: () => clock.now, order: given.order });
  const machine = (id = "mill") => site.machines.find((it) => it.id === id) ?? never(id);
  const details = { purpose: "within", grant: null, job: null, person: null, mentor: null } as const;
  const deed = (actedFor: string | null, role: Role = "member"): Deed => ({
    actor: { name: `of ${actedFor}`, role, person: null },
    ...{ actedFor, at: clock.now, reason: "" },
  });
  return {
    ...{ desk, line, site, clock, machine, deed },
    book: async (company: string, from: Micros, until: Micros, on = "mill"): Promise<Outcome> => {
      const wish: Wish = { machine: machine(on), company, from, until, ...details };
      return desk.make(wish, deed(company), null);
    },
    /** A second later, so that it is clear who came first. Waits for exactly [from, until), or for `length` of it. */
    join: (company: string, from: Micros, until: Micros, more: Partial<WaitWish> = {}) => {
      clock.now += SECOND;
      const length = more.length ?? until - from;
      const wish: WaitWish = {
        ...{ company, machines: [machine()], process: null, earliest: from, latest: until, length },
        ...{ prefers: "earliest", deadline: until - length, details, ...more },
      };
      return line.join(wish, deed(company), null);
    },
    decide: async (id: string, decision: Decision, role: Role = "member"): Promise<Outcome> => {
      const { version, company, machine: on } = (await desk.find(id)) ?? never(id);
      return desk.decide({ id, machine: machine(on) }, version, decision, deed(company, role));
    },
    /** What the job does every few seconds. */
    runJob: () => line.job.run(clock.now, new AbortController().signal),
    entry: async (id: string): Promise<WaitlistEntry> => (await line.find(id)) ?? never(id),
    answer: async (id: string, answer: "accept" | "decline") => {
      const { offer, company } = (await line.find(id)) ?? never(id);
      return line[answer](id, offer?.booking ?? "", deed(company));
    },
    /** Bookings in force of a machine, as company and hours since a time. */
    inForce: async (from: Micros, to: Micros, on = "mill"): Promise<Booking[]> => {
      const status = ["requested", "confirmed"] as const;
      const found = await desk.list({
        ...{ machines: [on], from, to, status, company: "all", after: 0, limit: 1_000 },
      });
      return found.filter(isLive);
    },
  };
}

export type LineUnderTest = ReturnType<typeof lineUnderTest>;
export { at, made };

function never(what: string): never {
  throw new Error(`There is no ${what}.`);
}
