import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { createBookedTime } from "../../../dashboard-api/bookings/booked-time.ts";
import type { Booking } from "../../../dashboard-api/bookings/booking.ts";
import type { Decision } from "../../../dashboard-api/bookings/decide-booking.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { at, type DeskUnderTest, deskUnderTest, made } from "../bookings/desk-under-test.ts";

/** It is 2 November 10:00 when things are booked; then the clock is set. */
describe("time that was given up", () => {
  let place: DatabasePlace;
  let database: Database;
  let it: DeskUnderTest;
  let days = 3;
  let day = "";
  beforeAll(async () => {
    place = await postgresPlace();
    ({ database } = await place.fresh());
  });
  afterAll(() => place[Symbol.asyncDispose]());
  beforeEach(() => {
    days += 1;
    day = `11-${String(days).padStart(2, "0")}`;
    it = deskUnderTest(database, { horizon: "90 d" });
  });

  const decide = async (
    booking: Booking,
    decision: Decision,
    now: string,
    role: "member" | "committee" = "member",
  ) => {
    it.clock.now = at(now);
    const target = { id: booking.id, machine: it.machine() };
    return made(await it.desk.decide(target, booking.version, decision, it.deed({ role })));
  };
  /** As `09:00-12:00 late`, `free` or `by the limit`. */
  const givenUp = async () => {
    const midnight = at(`${day} 00:00`);
    const { givenUp = [] } = await createBookedTime(database).within("mill", midnight, midnight + 24 * HOUR);
    const clock = (time: number) => `${(time - midnight) / HOUR}`;
    return givenUp.map(({ from, until, isLate, company }) => {
      const when = isLate === null ? "by the limit" : isLate ? "late" : "free";
      return `${company} ${clock(from)}-${clock(until)} ${when}`;
    });
  };

  test("of a booking that was cancelled is all of it, late or not as was decided then", async () => {
    const late = await it.book(`${day} 09:00`, `${day} 12:00`);
    const early = await it.book(`${day} 13:00`, `${day} 15:00`, { company: "two" });
    await decide(early, "cancel", "11-02 11:00");
    await decide(late, "cancel", `${day} 08:00`);
    expect(await givenUp()).toEqual(["one 9-12 late", "two 13-15 free"]);
  });

  test("of one that ran is what was left when it was released; of one made shorter, what it lost", async () => {
    const ran = await it.book(`${day} 09:00`, `${day} 12:00`);
    const shorter = await it.book(`${day} 13:00`, `${day} 17:00`, { company: "two" });
    await decide(ran, "release", `${day} 10:30`);
    const revision = { until: at(`${day} 15:00`), details: {} };
    const target = { id: shorter.id, machine: it.machine() };
    made(await it.desk.revise(target, shorter.version, revision, it.deed({ actedFor: "two" })));
    expect(await givenUp()).toEqual(["one 10.5-12 by the limit", "two 15-17 by the limit"]);
  });

  test("is not what waited for approval, whether it was cancelled or refused", async () => {
    const first = await it.book(`${day} 09:00`, `${day} 10:00`, { company: "guest" });
    const second = await it.book(`${day} 11:00`, `${day} 12:00`, { company: "guest" });
    const third = await it.book(`${day} 13:00`, `${day} 14:00`, { company: "guest" });
    expect(first.status).toBe("requested");
    await decide(first, "cancel", "11-02 10:10");
    await decide(second, "refuse", "11-02 10:10", "committee");
    const approved = await decide(third, "approve", "11-02 10:10", "committee");
    await decide(approved, "cancel", `${day} 08:00`);
    expect(await givenUp()).toEqual(["guest 13-14 late"]);
  });

  test("is not what had to make way for an outage, nor what the committee waived", async () => {
    const ran = await it.book(`${day} 09:00`, `${day} 12:00`);
    await it.book(`${day} 13:00`, `${day} 15:00`, { company: "two" });
    const waived = await it.book(`${day} 16:00`, `${day} 18:00`, { company: "three" });
    await decide(await decide(waived, "cancel", `${day} 08:00`), "waive", `${day} 08:00`, "committee");
    it.clock.now = at(`${day} 10:00`);
    const block = { machine: it.machine(), from: at(`${day} 10:00`), until: at(`${day} 15:00`) };
    made(
      await it.desk.block(
        { ...block, kind: "outage", displaces: true },
        it.deed({ role: "committee" }),
        null,
      ),
    );
    expect((await it.desk.find(ran.id))?.until).toBe(at(`${day} 10:00`));
    expect(await givenUp()).toEqual([]);
  });

  test("a booking that was waived is told as forgiven", async () => {
    const waived = await it.book(`${day} 09:00`, `${day} 12:00`);
    const kept = await it.book(`${day} 13:00`, `${day} 14:00`);
    await decide(waived, "waive", `${day} 13:00`, "committee");
    const { bookings } = await createBookedTime(database).within(
      "mill",
      at(`${day} 00:00`),
      at(`${day} 23:00`),
    );
    expect(bookings.map((booking) => [booking.id, booking.isForgiven])).toEqual([
      [waived.id, true],
      [kept.id, undefined],
    ]);
  });
});
