import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../config/micros.ts";
import type { BookingContext } from "../../../../dashboard-api/domain/booking/booking-context.ts";
import type { BookingRequest, HeldBooking } from "../../../../dashboard-api/domain/booking/held-booking.ts";
import { judge, passes } from "../../../../dashboard-api/domain/booking/judge.ts";
import { suggest } from "../../../../dashboard-api/domain/booking/suggest.ts";
import { at, contextOf, request } from "./context-of.ts";

const held = (from: string, until: string, takenAt = "10-01 09:00"): HeldBooking => ({
  ...request(from, until),
  id: from,
  takenAt: at(takenAt),
});
const weekly = { quotas: [{ hours: 8, window: "7 d" }] };
const peak = {
  quotas: [{ hours: 2, window: "7 d", peakOnly: true }],
  peak: [{ days: ["mon", "tue", "wed", "thu", "fri"], hours: "09:00-12:00" }],
};

const cases: [string, BookingRequest, BookingContext, object[]][] = [
  ["nothing against an ordinary booking", request("11-04 09:00", "11-04 12:00"), contextOf(), []],
  [
    "closed time, until the doors open",
    request("11-04 19:00", "11-04 21:00"),
    contextOf(),
    [{ rule: "openHours", limit: 0, current: HOUR, unit: "microseconds", nextPossible: at("11-05 08:00") }],
  ],
  [
    "planned maintenance inside",
    request("11-04 09:00", "11-04 12:00"),
    contextOf({}, { maintenance: [{ from: at("11-04 11:00"), until: at("11-04 13:00") }] }),
    [{ rule: "maintenance", current: HOUR, nextPossible: at("11-04 13:00") }],
  ],
  [
    "ends beside the grid",
    request("11-04 09:10", "11-04 10:05"),
    contextOf(),
    [{ rule: "granularity", limit: 15 * MINUTE, current: 10 * MINUTE, nextPossible: null }],
  ],
  [
    "too short",
    request("11-04 09:00", "11-04 09:15"),
    contextOf(),
    [{ rule: "minimum", limit: 30 * MINUTE }],
  ],
  [
    "too long",
    request("11-04 08:00", "11-04 20:00"),
    contextOf({ maximum: "8 h" }),
    [{ rule: "maximum", limit: 8 * HOUR, current: 12 * HOUR, nextPossible: null }],
  ],
  [
    "a start in the past",
    request("11-02 09:00", "11-02 11:00"),
    contextOf(),
    [{ rule: "past", nextPossible: at("11-02 10:00") }],
  ],
  [
    "too short a notice",
    request("11-02 11:00", "11-02 12:00"),
    contextOf({ notice: "2 h" }),
    [{ rule: "notice", limit: 2 * HOUR, current: HOUR, nextPossible: at("11-02 12:00") }],
  ],
  [
    "a start beyond the horizon, for which there is no later one",
    request("11-20 09:00", "11-20 10:00"),
    contextOf({ horizon: "14 d" }),
    [{ rule: "horizon", nextPossible: null }],
  ],
  [
    "a missing qualification",
    request("11-04 09:00", "11-04 10:00"),
    contextOf({ qualification: "5-axis" }),
    [{ rule: "qualification", limit: null, nextPossible: null }],
  ],
  [
    "a qualification that ends before the booking does",
    request("11-04 09:00", "11-04 10:00"),
    contextOf(
      { qualification: "5-axis" },
      { qualifications: [{ level: "5-axis", until: at("11-04 09:30") }] },
    ),
    [{ rule: "qualification" }],
  ],
  [
    "one booking more than the company may hold",
    request("11-05 09:00", "11-05 10:00"),
    contextOf({ futureBookings: 1 }, { held: [held("11-04 09:00", "11-04 10:00")] }),
    [{ rule: "futureBookings", limit: 1, current: 2, unit: "bookings" }],
  ],
  [
    "a full week, until a window has room again",
    request("11-05 09:00", "11-05 12:00"),
    contextOf(weekly, { held: [held("11-04 09:00", "11-04 15:00")] }),
    [{ rule: "quota", limit: 8 * HOUR, current: 9 * HOUR, nextPossible: at("11-11 08:00") }],
  ],
  [
    "nothing against a slot taken at short notice though the week is full",
    request("11-02 14:00", "11-02 17:00"),
    contextOf(weekly, { held: [held("11-04 09:00", "11-04 17:00")] }),
    [],
  ],
  [
    "a slot that the company gave up before and takes again at short notice",
    request("11-02 14:00", "11-02 17:00"),
    contextOf(weekly, {
      held: [held("11-04 09:00", "11-04 17:00")],
      givenUp: [{ machine: "m", company: "a", from: at("11-02 13:00"), until: at("11-02 15:00") }],
    }),
    [{ rule: "quota", current: 11 * HOUR }],
  ],
  [
    "too many peak hours, though the day has room",
    request("11-05 09:00", "11-05 13:00"),
    contextOf(peak),
    [{ rule: "peakQuota", limit: 2 * HOUR, current: 3 * HOUR, nextPossible: at("11-05 10:00") }],
  ],
  [
    "every reason at once",
    request("11-07 09:05", "11-07 09:20"),
    contextOf(),
    [{ rule: "openHours" }, { rule: "granularity" }, { rule: "minimum" }],
  ],
];

describe("the rules have", () => {
  test.each(cases)("%s", (_, wish, context, expected) => {
    const refusals = judge(wish, context);
    expect(refusals).toMatchObject(expected);
    expect(refusals).toHaveLength(expected.length);
    expect(passes(wish, context)).toBe(expected.length === 0);
  });
});

test("suggestions are the nearest free slots of the same length that pass, no two of them nearly the same", () => {
  const wish = request("11-04 09:00", "11-04 11:00");
  const busy = [{ from: at("11-04 08:00"), until: at("11-04 12:00") }];
  const found = suggest(wish, busy, contextOf({ granularity: "15 min" }), 3);
  expect(found.map((slot) => slot.from)).toEqual([at("11-04 12:00"), at("11-04 13:00"), at("11-04 14:00")]);
});

test("a suggestion may be earlier than wished when that is nearer", () => {
  const wish = request("11-04 19:30", "11-04 21:30");
  const [nearest] = suggest(wish, [], contextOf(), 1);
  expect(nearest).toEqual({ from: at("11-04 18:00"), until: at("11-04 20:00") });
});
