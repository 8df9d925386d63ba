import { afterAll, beforeAll, describe } from "vitest";
import { createBookedTime } from "../../dashboard-api/bookings/booked-time.ts";
import type { Booking } from "../../dashboard-api/bookings/booking.ts";
import type { Change } from "../../dashboard-api/bookings/change.ts";
import { findBooking } from "../../dashboard-api/bookings/find-bookings.ts";
import { writeChanges } from "../../dashboard-api/bookings/write-changes.ts";
import type { Database } from "../../dashboard-api/database/database.ts";
import { fakeBookings } from "../dashboard-api/ledger/fake-bookings.ts";
import { bookingReaderContract, type ChangeableBookings } from "./booking-reader.ts";
import { type DatabasePlace, databasePlaces } from "./databases.ts";

describe("the bookings that other tests use", () => {
  bookingReaderContract(async () => fakeBookings());
});

function bookingsIn(database: Database): ChangeableBookings {
  const write = (before: Booking | undefined, changes: Change[], at = 0) =>
    database.transaction((db) =>
      writeChanges(db, before ?? null, changes, {
        ...{ actor: { name: "planner", role: "member", person: null }, actedFor: "one", at, reason: "" },
      }),
    );
  const find = (id: string) => database.use((db) => findBooking(db, id));
  return {
    reader: createBookedTime(database),
    async put(machine, { id, company, from, until }) {
      const before = await find(id);
      const place = { from, until, excludedUntil: until, takenAt: 0 };
      const details = { purpose: "within" as const, grant: null, job: null, person: null, mentor: null };
      const booking = { id, machine, company, kind: "booking" as const, series: null, ...place, ...details };
      if (before) await write(before, [{ kind: "moved", ...place }]);
      else await write(before, [{ kind: "requested", booking }, { kind: "confirmed" }]);
    },
    remove: async (_, id) => void (await write(await find(id), [{ kind: "cancelled", isLate: false }])),
    start: async (_, { at, booking }) => void (await write(await find(booking), [{ kind: "started" }], at)),
  };
}

describe.each(databasePlaces)("the bookings on %s", (_, start) => {
  let place: DatabasePlace;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place[Symbol.asyncDispose]());

  bookingReaderContract(async () => bookingsIn((await place.fresh()).database));
});
