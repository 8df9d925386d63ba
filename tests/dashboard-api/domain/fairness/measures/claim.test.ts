import { describe, expect, test } from "vitest";
import { DAY } from "../../../../../config/micros.ts";
import { claim, decayedUse } from "../../../../../dashboard-api/domain/fairness/measures/claim.ts";
import { waitlistOrder } from "../../../../../dashboard-api/domain/fairness/measures/waitlist-order.ts";

const now = 100 * DAY;

describe("claims", () => {
  test.each([
    ["now", 0, 8],
    ["one half-life ago", 28, 4],
    ["two half-lives ago", 56, 2],
    ["half a half-life ago", 14, 8 * Math.SQRT1_2],
    ["still to come", -10, 8],
  ])("8 hours %s weigh what they should", (_, daysAgo, expected) => {
    expect(decayedUse([{ at: now - daysAgo * DAY, hours: 8 }], now)).toBeCloseTo(expected, 14);
  });

  test("are per entitlement, with future grants in full; without entitlement they are infinite", () => {
    expect(claim({ decayedUse: 4, futureGrants: 2 }, 0.25)).toBe(24);
    expect(claim({ decayedUse: 0, futureGrants: 0 }, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test("order the waitlist: the lowest claim first, then who waited longer, strangers last", () => {
    const waiters = [
      { id: "1", company: "stranger", since: 0 },
      { id: "2", company: "b", since: 5 },
      { id: "3", company: "a", since: 9 },
      { id: "4", company: "b", since: 3 },
    ];
    const claims = new Map([
      ["a", 2],
      ["b", 7],
    ]);
    expect(waitlistOrder(waiters, claims).map((it) => it.id)).toEqual(["3", "4", "2", "1"]);
  });
});
