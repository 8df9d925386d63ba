import type { MachineState } from "../../../config/machine-state.ts";
import { DAY, MINUTE, type Micros, microsFromRfc3339 } from "../../../config/micros.ts";
import { type Site, siteSchema } from "../../../config/site/site.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { Booking } from "../../../dashboard-api/bookings/booking.ts";
import { createBookingDesk } from "../../../dashboard-api/bookings/booking-desk.ts";
import type { Decision } from "../../../dashboard-api/bookings/decide-booking.ts";
import { findBooking } from "../../../dashboard-api/bookings/find-bookings.ts";
import { type Deed, writeChanges } from "../../../dashboard-api/bookings/write-changes.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { Job } from "../../../dashboard-api/jobs/job.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { createMachineBooks, type MachineBooks } from "../../../dashboard-api/ledger/machine-books.ts";
import { createMaterialiser, type Materialiser } from "../../../dashboard-api/ledger/materialiser.ts";
import { createNewsDesk } from "../../../dashboard-api/ledger/note-news.ts";
import { createActivityReader } from "../../../dashboard-api/reconciliation/activity-reader.ts";
import { createReconciliationJob } from "../../../dashboard-api/reconciliation/reconciliation-job.ts";
import { touchWatched } from "../../../dashboard-api/reconciliation/watch-bookings.ts";
import type { ReadableStore } from "../../contracts/readable-stores.ts";
import { bookingSiteData } from "../bookings/booking-site.ts";
import { made } from "../bookings/desk-under-test.ts";
import { stretch } from "../ledger/ledger-under-test.ts";

export { made };

export const going = new AbortController().signal;

/** A site of machines that are always open, in a zone. */
export const siteWith = (bookings: object = {}, zone = "Asia/Tokyo", more: object = {}): Site => {
  const data = bookingSiteData();
  const { cluster } = data;
  const policies = { booking: { granularity: "1 min", maximum: "48 h", horizon: "400 d" }, bookings };
  return siteSchema.parse({ ...data, cluster: { ...cluster, zone }, policies, ...more });
};

export interface Reconciled {
  readonly site: Site;
  readonly database: Database;
  readonly clock: { now: Micros };
  readonly books: MachineBooks;
  readonly materialiser: Materialiser;
  readonly job: Job;
  /** Books at the moment of the clock, or an hour before the slot where that is later. */
  book(company: string, from: Micros, until: Micros, machine?: string): Promise<Booking>;
  decide(id: string, decision: Decision, role?: Deed["actor"]["role"]): Promise<Booking>;
  /** Something said at the machine's page. */
  tap(id: string, kind: "started" | "setup", at: Micros): Promise<void>;
  /** What the machine did, stretch after stretch from a time on; settled up to the last one's end, or as told. */
  tell(
    from: Micros,
    stretches: [MachineState, Micros][],
    more?: { settled?: Micros; derivation?: number; machine?: string },
  ): Promise<void>;
  /** Notes the news, then reconciles, at a moment. */
  run(now: Micros): Promise<void>;
  find(id: string): Promise<Booking>;
  /** What became of a booking, and its minutes early, used, over its end and blocked. */
  minutes(
    id: string,
  ): Promise<[outcome: string | null, early: number, used: number, over: number, blocked: number]>;
  /** Kinds of all that happened to a booking since it was confirmed. */
  story(id: string): Promise<string[]>;
}

let arrivals = 0;

export function reconciled(given: {
  store: ReadableStore;
  database: Database;
  site: Site;
  now: Micros;
  /** The database as the job sees it. */
  jobDatabase?: Database;
}): Reconciled {
  const { store, database, site } = given;
  const clock = { now: given.now };
  const bookings = createBookedTime(database);
  const plans = createDayPlans(site);
  const parts = { site, plans, store: store.reader, bookings };
  const books = createMachineBooks(parts);
  const materialiser = createMaterialiser({
    ...{ ...parts, database, books, now: () => clock.now, keeper: "test", alsoTell: touchWatched },
    arrivalsKept: Number.POSITIVE_INFINITY,
    log: { warn: () => {} },
  });
  const machines = site.machines.map((machine) => machine.id);
  const news = createNewsDesk({
    ...{ ...parts, database, machines, now: () => clock.now, alsoTell: touchWatched },
  });
  const activity = createActivityReader({ site, store: store.reader, rawKept: 30 * DAY });
  const job = createReconciliationJob({ database: given.jobDatabase ?? database, site, books, activity });
  const desk = createBookingDesk({ database, site, now: () => clock.now });
  const deed = (actedFor: string | null, role: Deed["actor"]["role"] = "member"): Deed => ({
    ...{ actor: { name: "planner", role, person: null }, actedFor, at: clock.now, reason: "" },
  });
  const machineOf = (id: string) => {
    const machine = site.machines.find((it) => it.id === id);
    if (!machine) throw new RangeError(id);
    return machine;
  };
  const find = async (id: string) => {
    const booking = await database.use((db) => findBooking(db, id));
    if (!booking) throw new RangeError(id);
    return booking;
  };
  return {
    ...{ site, database, clock, books, materialiser, job, find },
    async book(company, from, until, machine = "mill") {
      const wish = {
        ...{ machine: machineOf(machine), company, from, until, purpose: "within" as const },
        ...{ grant: null, job: null, person: null, mentor: null },
      };
      return made(await desk.make(wish, deed(company), null));
    },
    async decide(id, decision, role = "member") {
      const booking = await find(id);
      const target = { id, machine: machineOf(booking.machine) };
      return made(await desk.decide(target, booking.version, decision, deed(booking.company, role)));
    },
    async tap(id, kind, at) {
      const booking = await find(id);
      await database.transaction((db) =>
        writeChanges(db, booking, [{ kind }], { ...deed(booking.company), at }),
      );
    },
    async tell(from, stretches, { settled, derivation = 0, machine = "mill" } = {}) {
      let start = from;
      const states = stretches.flatMap(([state, length]) => {
        start += length;
        return stretch(machine, state, start - length, start, derivation);
      });
      arrivals += 1;
      const arrival = {
        t: clock.now + arrivals,
        machine,
        gateway: "hall",
        intake: "one",
        from,
        to: start,
      };
      await store.writer.write([
        { samples: [], incidents: [], states, arrivals: [{ ...arrival, settled: settled ?? start }] },
      ]);
    },
    async run(now) {
      clock.now = now;
      while (await news.note());
      await job.run(now, going);
    },
    async minutes(id) {
      const { outcome, verdict } = (await find(id)).fate;
      const { early = 0, used = 0, overrun = 0, blocked = 0 } = verdict ?? {};
      return [outcome, early / MINUTE, used / MINUTE, overrun / MINUTE, blocked / MINUTE];
    },
    async story(id) {
      const rows = await database.use((db) =>
        db
          .selectFrom("booking_event")
          .select("change")
          .where("booking", "=", id)
          .where("version", ">", 2)
          .orderBy("version")
          .execute(),
      );
      return rows.map(({ change }) =>
        change.kind === "ended" ? `ended ${change.verdict.outcome}` : change.kind,
      );
    },
  };
}

/** `2026-03-02 09:00` in Tokyo. */
export const tokyo = (text: string): Micros => microsFromRfc3339(`${text.replace(" ", "T")}:00+09:00`);
