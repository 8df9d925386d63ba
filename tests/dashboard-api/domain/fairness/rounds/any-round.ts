import fc from "fast-check";
import type { Round } from "../../../../../dashboard-api/domain/fairness/rounds/allocation-round.ts";

const companies = ["a", "b", "c", "d"];

/** Up to 24 wishes of four companies for 20 hours of two machines; one company has no entitlement now and then. */
export const anyRound: fc.Arbitrary<Round> = fc
  .record({
    seed: fc.string({ maxLength: 5 }),
    shares: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
    held: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }),
    most: fc.array(fc.constantFrom(null, null, 3, 6), { minLength: 4, maxLength: 4 }),
    wishes: fc.array(
      fc.record({
        company: fc.constantFrom(...companies),
        machine: fc.constantFrom("m", "n"),
        from: fc.nat(20),
        length: fc.integer({ min: 1, max: 4 }),
        preference: fc.integer({ min: 1, max: 5 }),
        alternative: fc.constantFrom(null, null, "x"),
      }),
      { maxLength: 24 },
    ),
    taken: fc.array(fc.record({ machine: fc.constantFrom("m", "n"), from: fc.nat(20) }), { maxLength: 2 }),
    gap: fc.constantFrom(0, 1),
  })
  .map(({ seed, shares, held, most, wishes, taken, gap }) => ({
    seed,
    contenders: companies.map((company, index) => ({
      company,
      entitlement: (shares[index] as number) / 4,
      held: held[index] as number,
      most: most[index] as number | null,
    })),
    wishes: wishes.map(({ length, ...wish }, index) => ({
      ...wish,
      id: `w${index}`,
      until: wish.from + length,
      hours: length,
    })),
    taken: taken.map((slot) => ({ ...slot, until: slot.from + 2 })),
    changeover: new Map([["m", gap]]),
  }));
