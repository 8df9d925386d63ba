import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, microsFromRfc3339 } from "../../../../config/micros.ts";
import type { Interval } from "../../../../dashboard-api/domain/interval/interval.ts";
import { fittingSlot, type WantedSlot } from "../../../../dashboard-api/domain/waitlist/fitting-slot.ts";
import { earliestOffer, holdEnd } from "../../../../dashboard-api/domain/waitlist/hold-end.ts";
import { placeOf } from "../../../../dashboard-api/domain/waitlist/place.ts";

const midnight = microsFromRfc3339("2026-11-03T00:00:00+09:00");
const grid = { granularity: HOUR, zone: "Asia/Tokyo", changeover: 0, notBefore: midnight };
const spanOf = ([from, until]: readonly number[]): Interval => ({
  from: midnight + (from ?? 0) * HOUR,
  until: midnight + (until ?? 0) * HOUR,
});
const wantedOf = (
  [earliest, latest, length]: readonly number[],
  prefers: WantedSlot["prefers"] = "earliest",
) => {
  const { from, until } = spanOf([earliest ?? 0, latest ?? 0]);
  return { earliest: from, latest: until, length: (length ?? 0) * HOUR, prefers };
};
type Hours = readonly [number, number];

describe("the slot offered of what came free", () => {
  test.each<[string, [number, number, number], Hours[], Hours[], Hours | null, object?]>([
    ["is the one wanted", [9, 12, 3], [[8, 13]], [], [9, 12]],
    ["is none where not all of it is free", [9, 12, 3], [[9, 11]], [[11, 12]], null],
    ["may use time that was free before", [9, 12, 3], [[9, 11]], [], [9, 12]],
    ["is none of what was free all along", [9, 20, 3], [[9, 10]], [[10, 11]], null],
    ["is the earliest", [9, 20, 3], [[12, 18]], [[9, 12]], [12, 15]],
    ["begins on the grid", [9.5, 20, 3], [[9, 18]], [], [10, 13]],
    ["begins late enough", [9, 20, 3], [[9, 18]], [], [11, 14], { notBefore: midnight + 10.1 * HOUR }],
    ["leaves time to change over", [9, 20, 3], [[9, 13]], [[13, 14]], null, { changeover: 90 * MINUTE }],
    [
      "needs the changeover alone to have come free",
      [9, 12, 3],
      [[12, 13]],
      [],
      [9, 12],
      { changeover: HOUR },
    ],
    [
      "is of either piece",
      [9, 20, 3],
      [
        [10, 12],
        [15, 18],
      ],
      [
        [9, 10],
        [12, 15],
      ],
      [15, 18],
    ],
  ])("%s", (_, wanted, freed, busy, expected, more = {}) => {
    const found = fittingSlot(
      wantedOf(wanted),
      freed.map(spanOf),
      busy.map(spanOf),
      { ...grid, ...more },
      () => true,
    );
    expect(found).toEqual(expected && spanOf(expected));
  });

  test("is the latest for whom that is better, and passes the rules", () => {
    const wanted = wantedOf([9, 20, 3], "latest");
    expect(fittingSlot(wanted, [spanOf([9, 20])], [], grid, () => true)).toEqual(spanOf([17, 20]));
    const noon = midnight + 12 * HOUR;
    expect(fittingSlot(wanted, [spanOf([9, 20])], [], grid, (it) => it.until <= noon)).toEqual(
      spanOf([9, 12]),
    );
  });

  test("is the first of all slots that will do, tried one by one", () => {
    const hours = fc
      .tuple(fc.nat(20), fc.integer({ min: 1, max: 4 }))
      .map(([at, length]): Hours => [at, at + length]);
    fc.assert(
      fc.property(
        fc.record({ at: fc.nat(16), length: fc.integer({ min: 1, max: 4 }), slack: fc.nat(6) }),
        fc.array(hours, { minLength: 1, maxLength: 3 }),
        fc.array(hours, { maxLength: 4 }),
        fc.constantFrom(0, 1),
        fc.nat(20),
        fc.constantFrom("earliest" as const, "latest" as const),
        ({ at, length, slack }, freed, busy, changeover, notBefore, prefers) => {
          const all = Array.from({ length: 40 }, (_, from) => from).filter((from) => {
            const boxes = Array.from({ length: length + changeover }, (_, n) => from + n);
            const isIn = (box: number, spans: readonly Hours[]) =>
              spans.some(([a, b]) => a <= box && box < b);
            return (
              from >= at &&
              from + length <= at + length + slack &&
              from >= notBefore &&
              boxes.some((box) => isIn(box, freed)) &&
              !boxes.some((box) => isIn(box, busy))
            );
          });
          const expected = prefers === "earliest" ? all[0] : all.at(-1);
          const found = fittingSlot(
            wantedOf([at, at + length + slack, length], prefers),
            freed.map(spanOf),
            busy.map(spanOf),
            { ...grid, changeover: changeover * HOUR, notBefore: midnight + notBefore * HOUR },
            () => true,
          );
          expect(found).toEqual(expected === undefined ? null : spanOf([expected, expected + length]));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ["half an hour", 180, 0, 30],
  ["to the beginning of the slot", 20, 0, 20],
  ["to the last moment at which it could be booked", 80, 60, 20],
])("an offer is held for %s", (_, startsIn, notice, expected) => {
  const policy = { hold: 30 * MINUTE, leastHold: 5 * MINUTE };
  const end = holdEnd(midnight, midnight + startsIn * MINUTE, notice * MINUTE, policy);
  expect(end - midnight).toBe(expected * MINUTE);
  expect(earliestOffer(midnight, notice * MINUTE, policy) - midnight).toBe((notice + 5) * MINUTE);
});

test("a place counts those who may want some of the same time of a same machine", () => {
  const waiting = (id: string, machines: string[], earliest: number, latest: number) => ({
    ...{ id, machines, earliest, latest },
  });
  const line = [
    waiting("a", ["mill"], 0, 4),
    waiting("b", ["lathe"], 0, 4),
    waiting("c", ["mill", "lathe"], 4, 8),
    waiting("d", ["mill"], 3, 5),
  ];
  expect(line.map((it) => placeOf(it, line))).toEqual([
    { place: 1, of: 2 },
    { place: 1, of: 1 },
    { place: 1, of: 2 },
    { place: 3, of: 3 },
  ]);
});
