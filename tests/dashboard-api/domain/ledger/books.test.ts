import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInUse, machineStates } from "../../../../config/machine-state.ts";
import { HOUR, MINUTE } from "../../../../config/micros.ts";
import { totalDuration } from "../../../../dashboard-api/domain/interval/interval.ts";
import { union } from "../../../../dashboard-api/domain/interval/union.ts";
import type { LedgerLine } from "../../../../dashboard-api/domain/ledger/ledger-line.ts";
import { figureCatalogue } from "../../../../dashboard-api/domain/utilization/figure-catalogue.ts";
import { figureFromLines } from "../../../../dashboard-api/domain/utilization/figure-definition.ts";
import {
  lossBreakdown,
  useOutsidePlan,
} from "../../../../dashboard-api/domain/utilization/loss-breakdown.ts";
import { booksOf, slot } from "./day-in-minutes.ts";

const anyStretches = fc.array(fc.tuple(fc.constantFrom(...machineStates), fc.integer({ min: 1, max: 40 })), {
  minLength: 1,
  maxLength: 14,
});
const anySpans = fc
  .array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 120 })), { maxLength: 3 })
  .map((spans) =>
    union(spans.map(([from, length]) => ({ from: from * MINUTE, until: (from + length) * MINUTE }))),
  );
const anyBookings = fc
  .array(fc.tuple(fc.nat(20), fc.integer({ min: 5, max: 90 }), fc.constantFrom("a", "b")), { maxLength: 4 })
  .map((slots) => {
    let at = 0;
    return slots.map(([gap, length, company], index) => {
      const from = at + gap;
      at = from + length;
      return slot(`${index}`, company, from, at);
    });
  });
const total = (lines: LedgerLine[], filter: (line: LedgerLine) => boolean = () => true) =>
  lines.filter(filter).reduce((sum, line) => sum + line.duration, 0);

describe("the books", () => {
  test("hold every moment once, each in its local hour", () => {
    fc.assert(
      fc.property(anyStretches, anySpans, anySpans, anyBookings, (stretches, open, maintenance, bookings) => {
        const { input, lines, slices } = booksOf(stretches, { open, maintenance, bookings });
        const whole = { from: 0, until: input.history.at(-1)?.until ?? 0 };
        expect(union(slices)).toEqual([whole]);
        expect(totalDuration(slices)).toBe(whole.until);
        expect(total(lines)).toBe(whole.until);
        for (const hour of input.hours) {
          expect(total(lines, (line) => line.hour === hour.from)).toBe(
            Math.min(hour.until, whole.until) - hour.from,
          );
        }
        const used = total(lines, (line) => line.kind !== null);
        expect(used).toBe(total(lines, (line) => isInUse(line.state)));
      }),
      { numRuns: 2_000 },
    );
  });

  test("split planned busy time into losses and time elements that sum to it", () => {
    fc.assert(
      fc.property(anyStretches, anySpans, anySpans, anyBookings, (stretches, open, maintenance, bookings) => {
        const { lines } = booksOf(stretches, { open, maintenance, bookings });
        const planned = total(lines, (line) => line.plan === "open");
        const losses = Object.values(lossBreakdown(lines)).reduce((sum, part) => sum + part, 0);
        expect(losses).toBe(planned);
        const outside = useOutsidePlan(lines);
        expect(outside.closed + outside.maintenance).toBe(
          total(lines, (line) => line.plan !== "open" && isInUse(line.state)),
        );
        const elements = ["APT", "AUST", "ADET", "ADOT", "outside", "unknown"].map((element) =>
          total(lines, (line) => line.plan === "open" && line.iso === element),
        );
        expect(elements.reduce((sum, part) => sum + part, 0)).toBe(planned);
      }),
      { numRuns: 2_000 },
    );
  });

  test("give figures between their bounds, whatever the order of the lines, and never take unknown for idle", () => {
    fc.assert(
      fc.property(anyStretches, anySpans, anyBookings, (stretches, open, bookings) => {
        const { lines } = booksOf(stretches, { open, bookings });
        const planned = total(lines, (line) => line.plan === "open");
        for (const definition of Object.values(figureCatalogue)) {
          const figure = figureFromLines(definition, lines);
          expect(figureFromLines(definition, lines.toReversed())).toEqual(figure);
          if (figure.value !== null) {
            expect(figure.lower).toBeLessThanOrEqual(figure.value);
            expect(figure.upper).toBeGreaterThanOrEqual(figure.value);
            expect(figure.value).toBe(figure.numerator / figure.denominator);
          }
        }
        const { utilization, faultFree, bookingRate } = figureCatalogue;
        for (const definition of [utilization, faultFree]) {
          const figure = figureFromLines(definition, lines);
          expect(figure.denominator + figure.unknown).toBe(planned);
        }
        const unknown = total(
          lines,
          (line) => line.plan === "open" && ["unknown", "lost"].includes(line.state),
        );
        expect(figureFromLines(utilization, lines).unknown).toBe(unknown);
        expect(figureFromLines(bookingRate, lines).denominator).toBe(planned);
      }),
      { numRuns: 3_000 },
    );
  });

  test("cut at hours of half-hour zones as given", () => {
    const { lines } = booksOf([["running", 150]]);
    expect(lines.map((line) => [line.hour / HOUR, line.duration / MINUTE])).toEqual([
      [0, 60],
      [1, 60],
      [2, 30],
    ]);
  });
});
