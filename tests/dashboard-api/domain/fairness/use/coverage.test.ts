import { expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../../config/micros.ts";
import { coverageOf } from "../../../../../dashboard-api/domain/fairness/use/coverage.ts";
import { booksOf, slot } from "../../ledger/day-in-minutes.ts";

/** An hour each: seen, a gap of which the first minute is bridged, closed. */
const { lines } = booksOf(
  [
    ["running", 59],
    ["unknown", 1],
    ["running", 30],
    ["unknown", 30],
    ["unknown", 60],
  ],
  { bookings: [slot("A", "a", 0, 60), slot("B", "b", 60, 120)], open: [{ from: 0, until: 2 * HOUR }] },
);

test("coverage is the observed share of planned busy time, bridged and closed time not counted", () => {
  expect(lines.some((it) => it.inferred && it.duration === MINUTE)).toBe(true);
  expect(coverageOf(lines)).toBeCloseTo(89 / 120, 14);
});

test("a company's coverage is that of its slots, null where it has none", () => {
  expect([coverageOf(lines, "a"), coverageOf(lines, "b"), coverageOf(lines, "c")]).toEqual([
    59 / 60,
    0.5,
    null,
  ]);
  expect(coverageOf([])).toBeNull();
});
