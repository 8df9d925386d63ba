import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import { figureCatalogue } from "../../../../dashboard-api/domain/utilization/figure-catalogue.ts";
import { figureFromLines } from "../../../../dashboard-api/domain/utilization/figure-definition.ts";
import { booksOf, slot } from "../ledger/day-in-minutes.ts";

/** PBT 480, APT 345, AUST 45, ADET 30 (minutes): one order from 0 to 420, then an hour idle. */
const { lines } = booksOf(
  [
    ["setup", 45],
    ["running", 200],
    ["idle", 30],
    ["running", 145],
    ["idle", 60],
  ],
  { bookings: [slot("A", "a", 0, 420)] },
);
const sumOf = (element: string) =>
  lines.reduce((sum, line) => sum + (line.iso === element ? line.duration : 0), 0) / MINUTE;

describe("the time elements and figures of ISO 22400 (G1)", () => {
  test.each([
    ["APT", 345],
    ["AUST", 45],
    ["ADET", 30],
    ["ADOT", 60],
    ["outside", 0],
    ["unknown", 0],
  ])("%s is %d min", (element, minutes) => {
    expect(sumOf(element)).toBe(minutes);
  });

  test.each([
    ["allocationEfficiency", 420, 480, 0.875],
    ["utilizationEfficiency", 345, 420, 345 / 420],
    ["availability", 345, 480, 0.71875],
    ["technicalEfficiency", 345, 375, 0.92],
    ["setupRatio", 45, 390, 45 / 390],
  ] as const)("%s is %d of %d min", (id, numerator, denominator, value) => {
    const figure = figureFromLines(figureCatalogue[id], lines);
    expect(figure).toMatchObject({
      value,
      numerator: numerator * MINUTE,
      denominator: denominator * MINUTE,
      lower: value,
      upper: value,
      coverage: 1,
    });
  });

  test("down without an order is outside the standard's model, within one it is delay", () => {
    const books = booksOf(
      [
        ["running", 30],
        ["down", 10],
        ["running", 20],
        ["down", 60],
      ],
      { bookings: [slot("A", "a", 0, 60)] },
    );
    const elements = Object.fromEntries(
      ["ADET", "outside"].map((element) => [
        element,
        books.lines.filter((line) => line.iso === element).reduce((sum, line) => sum + line.duration, 0) /
          MINUTE,
      ]),
    );
    expect(elements).toEqual({ ADET: 10, outside: 60 });
  });
});
