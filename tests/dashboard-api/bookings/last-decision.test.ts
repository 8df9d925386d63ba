import { expect, test } from "vitest";
import type { Booking } from "../../../dashboard-api/bookings/booking.ts";
import { applyChange, type Change } from "../../../dashboard-api/bookings/change.ts";
import { noFate } from "../../../dashboard-api/bookings/fate.ts";

const noShow = {
  ...{ id: "b", machine: "mill", kind: "booking", company: "one", status: "confirmed", version: 3 },
  ...{ isLate: false, isDisputed: false, isWaived: false },
  fate: { ...noFate, outcome: "no-show", noShowAt: 1 },
} as Booking;
const after = (...kinds: ("disputed" | "excused" | "waived" | "upheld")[]) => {
  const changes = kinds.map((kind): Change => ({ kind }));
  const { isDisputed, isWaived, fate } = changes.reduce(applyChange, noShow);
  return { isDisputed, isWaived, outcome: fate.outcome, isExcused: fate.isExcused, isUpheld: fate.isUpheld };
};

test("the last decision about a no-show holds, whatever was decided before", () => {
  const upheld = {
    isDisputed: false,
    isWaived: false,
    outcome: "no-show",
    isExcused: false,
    isUpheld: true,
  };
  expect(after("waived", "disputed", "upheld")).toEqual(upheld);
  expect(after("excused", "disputed", "upheld")).toEqual(upheld);
  expect(after("upheld", "disputed")).toEqual({ ...upheld, isUpheld: false, isDisputed: true });
  expect(after("upheld", "disputed", "excused")).toEqual({
    ...upheld,
    ...{ isUpheld: false, isExcused: true, outcome: "excused" },
  });
});
