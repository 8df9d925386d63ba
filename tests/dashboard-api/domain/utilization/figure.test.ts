import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import type { StateInterval } from "../../../../config/wire/batch.ts";
import { keepBooks } from "../../../../dashboard-api/domain/ledger/books.ts";
import { buildTimeline } from "../../../../dashboard-api/domain/timeline/build-timeline.ts";
import { figureCatalogue } from "../../../../dashboard-api/domain/utilization/figure-catalogue.ts";
import { figureFromLines } from "../../../../dashboard-api/domain/utilization/figure-definition.ts";
import { booksOf, slot } from "../ledger/day-in-minutes.ts";

const { utilization, occupancy, faultFree, bookingRate, bookingUse } = figureCatalogue;

describe("a figure", () => {
  test("counts overlapping stops once (G4): fault-free 78/978", () => {
    const end = (16 * 60 + 18) * MINUTE;
    const stored = (from: number, until: number, state: StateInterval["state"]): StateInterval => ({
      ...{ machine: "m", derivation: 0, rules: "r", state },
      ...{ from: from * MINUTE, until: until * MINUTE },
    });
    const lines = keepBooks({
      history: buildTimeline({
        stored: [stored(0, 900, "down"), stored(10, 840, "down"), stored(900, 978, "idle")],
        from: 0,
        to: end,
      }),
      hours: [{ from: 0, until: end }],
      open: [{ from: 0, until: end }],
      ...{ maintenance: [], bookings: [], starts: [], bridgeLimit: 0 },
      attribution: { breakLimit: 5 * MINUTE, earlyLimit: 30 * MINUTE },
    });
    expect(figureFromLines(faultFree, lines)).toMatchObject({
      value: 78 / 978,
      numerator: 78 * MINUTE,
      denominator: 978 * MINUTE,
      coverage: 1,
    });
  });

  test("is null where nothing was observed, with bounds from nothing to all", () => {
    const { lines } = booksOf([["unknown", 60]]);
    expect(figureFromLines(utilization, lines)).toMatchObject({
      ...{ value: null, coverage: 0, lower: 0, upper: 1, denominator: 0, unknown: 60 * MINUTE },
    });
  });

  test("has no denominator at all outside planned time", () => {
    const { lines } = booksOf([["running", 60]], { open: [] });
    expect(figureFromLines(utilization, lines)).toMatchObject({
      ...{ value: null, coverage: null, lower: null, upper: null },
    });
  });

  test("is of the plan alone where it is the plan's: unknown time was booked all the same", () => {
    const { lines } = booksOf(
      [
        ["unknown", 60],
        ["idle", 60],
      ],
      { bookings: [slot("A", "a", 0, 60)] },
    );
    expect(figureFromLines(bookingRate, lines)).toMatchObject({
      ...{ value: 0.5, coverage: 1, lower: 0.5, upper: 0.5, unknown: 0 },
    });
  });

  test("hangs on unknown time also where it was observed: a hidden break makes it the next holder's use", () => {
    const bookings = [slot("A", "a", 0, 60), slot("B", "b", 60, 120)];
    const { lines } = booksOf(
      [
        ["running", 50],
        ["unknown", 10],
        ["running", 60],
      ],
      { bookings, bridgeLimit: 0 },
    );
    // Seen through the gap it is all a's run; a break of five minutes in it, and the second hour is b's.
    expect(figureFromLines(bookingUse, lines)).toMatchObject({ value: 50 / 110, lower: 50 / 120, upper: 1 });
    const b = { member: "b" };
    expect(figureFromLines(occupancy, lines, b)).toMatchObject({ value: 0, lower: 0, upper: 70 / 120 });
  });
});
