import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../../config/micros.ts";
import {
  assetUse,
  purposeOf,
  usePurposes,
} from "../../../../../dashboard-api/domain/fairness/evidence/asset-use.ts";
import type { UseLine } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";

const line = (company: string | null, booking: string | null, hour: number, hours = 1): UseLine => ({
  ...{ machine: "m", company, booking, part: "used", isPeak: false },
  // Whole microseconds, as the ledger's lines are: thirds of an hour are none otherwise.
  ...{ hour: hour * HOUR, duration: Math.round(hours * HOUR) },
});
const bookings = new Map([
  ["b1", { purpose: "within", grant: null }],
  ["b2", { purpose: "outside", grant: null }],
  ["b3", { purpose: "within", grant: "other" }],
  ["b4", { purpose: "within", grant: "g" }],
] as const);
const given = {
  ...{ grant: "g", bookings, members: new Set(["a", "b"]) },
  dayOf: (time: number) => `day ${Math.floor(time / (24 * HOUR))}`,
};

describe("use of an asset", () => {
  test.each([
    ["b1", "within"],
    ["b2", "outside"],
    ["b3", "otherGrant"],
    ["b4", "within"],
    ["none", "notStated"],
  ])("booking %s was %s", (booking, purpose) =>
    expect(purposeOf(bookings.get(booking as "b1"), "g")).toBe(purpose),
  );

  test("is told by purpose and by company, with breadth and what was lent", () => {
    const use = assetUse(
      [
        line("a", "b1", 0, 5),
        line("a", "b2", 5, 1),
        line("b", "b4", 30, 2),
        line("guest", "b3", 50, 2),
        line("guest", null, 80, 1),
        line(null, null, 90, 3),
      ],
      given,
    );
    expect(use).toMatchObject({
      ...{ time: 14 * HOUR, unassigned: 3 * HOUR, byMembers: 8 * HOUR, byOthers: 3 * HOUR },
      purposes: { within: 7 * HOUR, outside: HOUR, otherGrant: 2 * HOUR, notStated: 4 * HOUR },
      breadth: { companies: 3, members: 2, largest: { company: "a", share: 6 / 11 } },
    });
    expect(
      use.companies.map(({ company, isMember, bookings, days }) => [company, isMember, bookings, days]),
    ).toEqual([
      ["a", true, 2, 1],
      ["guest", false, 1, 2],
      ["b", true, 1, 1],
    ]);
    expect(use.companies[1]).toMatchObject({ firstDay: "day 2", lastDay: "day 3", share: 3 / 11 });
  });

  test("of nobody has no largest user", () => {
    expect(assetUse([line(null, null, 0)], given).breadth).toEqual({
      companies: 0,
      members: 0,
      largest: null,
    });
  });

  test("adds up, whichever way it is divided, and does not hang on the order of lines", () => {
    const anyLine = fc
      .record({
        company: fc.constantFrom("a", "b", "guest", null),
        booking: fc.constantFrom("b1", "b2", "b3", "b4", "none", null),
        hour: fc.nat(400),
        minutes: fc.integer({ min: 1, max: 60 }),
      })
      .map(({ company, booking, hour, minutes }) => line(company, booking, hour, minutes / 60));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
        const use = assetUse(lines, given);
        const sum = (times: readonly number[]) => times.reduce((total, it) => total + it, 0);
        expect(sum(usePurposes.map((it) => use.purposes[it]))).toBe(use.time);
        expect(sum(use.companies.map((it) => it.time)) + use.unassigned).toBe(use.time);
        expect(use.byMembers + use.byOthers + use.unassigned).toBe(use.time);
        for (const it of use.companies) {
          expect(sum(usePurposes.map((purpose) => it.purposes[purpose]))).toBe(it.time);
        }
        expect(assetUse(lines.toReversed(), given)).toEqual(use);
      }),
      { numRuns: 500 },
    );
  });
});
