import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../../config/micros.ts";
import { bookingPolicySchema } from "../../../../../config/site/booking-policy.ts";
import { fullestWindow } from "../../../../../dashboard-api/domain/booking/quota-use.ts";
import { gridSlots, isOnGrid } from "../../../../../dashboard-api/domain/fairness/rounds/round-grid.ts";
import { type RunInput, runRound } from "../../../../../dashboard-api/domain/fairness/rounds/run-round.ts";
import type { Wish } from "../../../../../dashboard-api/domain/fairness/rounds/wish.ts";

const week = 7 * 24 * HOUR;
const policy = bookingPolicySchema.parse({
  ...{ granularity: "1 h", quotas: [{ hours: 8, window: "7 d" }], futureBookings: 3, maximum: "4 h" },
});
const machine = { policy, open: [{ from: -week, until: 4 * week }], maintenance: [], peak: [] };

/** Wishes of two companies for slots of four hours of four weeks, some time of each held before. */
const anyInput: fc.Arbitrary<RunInput> = fc
  .record({
    wishes: fc.array(
      fc.record({ company: fc.constantFrom("a", "b"), machine: fc.constantFrom("m", "n"), slot: fc.nat(40) }),
      { maxLength: 30 },
    ),
    held: fc.uniqueArray(fc.record({ company: fc.constantFrom("a", "b"), slot: fc.nat(40) }), {
      ...{ maxLength: 3, selector: (it) => it.slot },
    }),
    seed: fc.string({ maxLength: 4 }),
  })
  .map(({ wishes, held, seed }) => ({
    seed,
    contenders: ["a", "b"].map((company) => ({ company, entitlement: 0.5, held: 0, most: null })),
    wishes: wishes.map(({ company, machine: its, slot }, index) => ({
      ...{
        id: `${company}-${index}`,
        company,
        machine: its,
        preference: index + 1,
        hours: 4,
        alternative: null,
      },
      ...{ from: (2 + slot * 6) * 2 * HOUR, until: (2 + slot * 6) * 2 * HOUR + 4 * HOUR },
    })),
    taken: [],
    changeover: {},
    rules: {
      ...{ at: -week, zone: "UTC", machines: { m: machine, n: machine }, givenUp: [], qualifications: {} },
      held: held.map(({ company, slot }, index) => ({
        ...{ id: `h${index}`, company, machine: "m", takenAt: -2 * week },
        ...{ from: slot * 12 * HOUR, until: slot * 12 * HOUR + 3 * HOUR },
      })),
    },
  }));

describe("a run from stored input", () => {
  test("keeps quotas and numbers of bookings at each grant, and denies no wish that they allow in the end", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { steps, denials } = runRound(input);
        const wishes = new Map(input.wishes.map((it) => [it.id, it]));
        const granted: Wish[] = [];
        const heldOf = ({ company, machine: its }: Wish) =>
          [...input.rules.held, ...granted].filter((it) => it.company === company && it.machine === its);
        const breaks = (wish: Wish) => {
          const spans = [...heldOf(wish), wish].toSorted((a, b) => a.from - b.from);
          return fullestWindow(spans, wish, week) > 8 * HOUR || spans.length > 3;
        };
        for (const step of steps) {
          const wish = wishes.get(step.wish) as Wish;
          expect(breaks(wish)).toBe(false);
          granted.push(wish);
        }
        for (const denial of denials) {
          if (denial.reason !== "againstRules") continue;
          const wish = wishes.get(denial.wish) as Wish;
          expect(breaks(wish)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("gives the same outcome byte by byte from what JSON keeps of it", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const stored = JSON.stringify(input);
        expect(JSON.stringify(runRound(JSON.parse(stored)))).toBe(JSON.stringify(runRound(input)));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the grid of a round", () => {
  const [open, night] = [
    { from: 8 * HOUR, until: 17 * HOUR },
    { from: 32 * HOUR, until: 60 * HOUR },
  ];
  const slots = gridSlots(
    { hours: ["08:00-12:00", "12:00-16:00", "13:00-17:00", "22:00-02:00"], days: ["thu", "fri", "sat"] },
    { zone: "UTC", from: 0, until: 72 * HOUR, plannedBusyTime: [open, night] },
  );

  test("has the shifts that lie wholly in planned busy time, overnight too", () => {
    expect(slots.map(({ from, until }) => [from / HOUR, until / HOUR])).toEqual([
      ...[
        [8, 12],
        [12, 16],
        [13, 17],
        [32, 36],
        [36, 40],
        [37, 41],
        [46, 50],
        [56, 60],
      ],
    ]);
  });

  test.each([
    [8, 12, true],
    [8, 16, true],
    [8, 17, false],
    [32, 40, true],
    [9, 12, false],
    [12, 12, false],
    [16, 20, false],
  ])("a wish from %i to %i fits: %s", (from, until, fits) => {
    expect(isOnGrid({ from: from * HOUR, until: until * HOUR }, slots)).toBe(fits);
  });
});
