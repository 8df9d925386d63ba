import fc from "fast-check";
import { expect, test } from "vitest";
import { isInUse, machineStates } from "../../../../config/machine-state.ts";
import { attribute } from "../../../../dashboard-api/domain/attribution/attribute.ts";
import type { Booking } from "../../../../dashboard-api/domain/attribution/booking.ts";
import { totalDuration } from "../../../../dashboard-api/domain/interval/interval.ts";
import { union } from "../../../../dashboard-api/domain/interval/union.ts";

const anyTimeline = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...machineStates)), { maxLength: 20 })
  .map((stretches) => {
    let at = 0;
    return stretches.map(([length, state]) => {
      const from = at;
      at += length;
      return { from, until: at, state, derivation: 0, rules: "r", inferred: false };
    });
  });
const anyBookings = fc
  .array(fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 15 }), fc.constantFrom("a", "b")), { maxLength: 8 })
  .map((slots) => {
    let at = 0;
    return slots.map(([gap, length, company], index): Booking => {
      const from = at + gap;
      at = from + length;
      return { id: `${index}`, company, from, until: at };
    });
  });

test("used + early + overrun + unbooked = in use, each moment once, whatever the history and bookings", () => {
  fc.assert(
    fc.property(anyTimeline, anyBookings, (timeline, bookings) => {
      const uses = attribute(timeline, bookings, [], { breakLimit: 3, earlyLimit: 4 });
      const inUse = timeline.filter((it) => isInUse(it.state));
      expect(totalDuration(uses)).toBe(totalDuration(inUse));
      expect(union(uses)).toEqual(union(inUse));
      for (const use of uses) {
        const owner = bookings.find((it) => it.id === use.booking);
        expect(use.kind === "unbooked").toBe(owner === undefined);
        if (use.kind === "used")
          expect(owner && owner.from <= use.from && use.until <= owner.until).toBe(true);
        if (use.kind === "early") expect(owner && use.until <= owner.from).toBe(true);
        if (use.kind === "overrun") expect(owner && use.from >= owner.until).toBe(true);
        const slot = bookings.find((it) => it.from <= use.from && use.from < it.until);
        expect(use.blocks).toBe(slot && slot !== owner ? slot.id : null);
        // A slot nobody overruns is never anybody's but its holder's.
        if (slot && use.kind === "unbooked") expect.fail("unbooked use inside a slot");
      }
    }),
    { numRuns: 3_000 },
  );
});
