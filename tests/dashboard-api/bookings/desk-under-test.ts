import type { Micros } from "../../../config/micros.ts";
import { microsFromRfc3339 } from "../../../config/micros.ts";
import type { Machine } from "../../../config/site/machine.ts";
import type { Site } from "../../../config/site/site.ts";
import type { Role } from "../../../dashboard-api/access/role.ts";
import type { Booking } from "../../../dashboard-api/bookings/booking.ts";
import { type BookingDesk, createBookingDesk } from "../../../dashboard-api/bookings/booking-desk.ts";
import type { Outcome } from "../../../dashboard-api/bookings/outcome.ts";
import type { Wish } from "../../../dashboard-api/bookings/wish.ts";
import type { Deed } from "../../../dashboard-api/bookings/write-changes.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { bookingSite } from "./booking-site.ts";

/** `11-24 09:00` of 2026, Tokyo. */
export const at = (text: string): Micros => microsFromRfc3339(`2026-${text.replace(" ", "T")}:00+09:00`);

/** It is Monday 2 November 2026, 10:00 in Tokyo, until the clock is set. */
export interface DeskUnderTest {
  readonly desk: BookingDesk;
  readonly site: Site;
  readonly clock: { now: Micros };
  machine(id?: string): Machine;
  wish(from: string, until: string, more?: Partial<Wish>): Wish;
  deed(more?: Partial<Deed> & { role?: Role }): Deed;
  book(from: string, until: string, more?: Partial<Wish>): Promise<Booking>;
}

/** What was made; fails where nothing was. */
export function made<T>(outcome: Outcome<T>): T {
  if (outcome.result !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.made;
}

export function deskUnderTest(database: Database, policy: object = {}): DeskUnderTest {
  const site = bookingSite(policy);
  const clock = { now: at("11-02 10:00") };
  const desk = createBookingDesk({ database, site, now: () => clock.now });
  const machine = (id = "mill") => site.machines.find((it) => it.id === id) as Machine;
  const wish: DeskUnderTest["wish"] = (from, until, more = {}) => ({
    ...{ machine: machine(), company: "one", from: at(from), until: at(until), purpose: "within" },
    ...{ grant: null, job: null, person: null, mentor: null, ...more },
  });
  const deed: DeskUnderTest["deed"] = ({ role = "member", ...more } = {}) => ({
    ...{ actor: { name: "planner", role, person: null }, actedFor: "one", at: clock.now, reason: "" },
    ...more,
  });
  return {
    ...{ desk, site, clock, machine, wish, deed },
    async book(from, until, more = {}) {
      const wished = wish(from, until, more);
      return made(await desk.make(wished, deed({ actedFor: wished.company }), null));
    },
  };
}
