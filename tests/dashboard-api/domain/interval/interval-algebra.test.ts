import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clip, intersect } from "../../../../dashboard-api/domain/interval/intersect.ts";
import { type Interval, totalDuration } from "../../../../dashboard-api/domain/interval/interval.ts";
import { subtract } from "../../../../dashboard-api/domain/interval/subtract.ts";
import { union } from "../../../../dashboard-api/domain/interval/union.ts";

const anyIntervals = fc.array(
  fc
    .record({ from: fc.integer({ min: 0, max: 100 }), length: fc.integer({ min: 1, max: 30 }) })
    .map(({ from, length }): Interval => ({ from, until: from + length })),
  { maxLength: 12 },
);

/** The obvious way: one flag for each microsecond. */
const moments = (intervals: readonly Interval[]) => {
  const covered = new Set<number>();
  for (const { from, until } of intervals) for (let t = from; t < until; t += 1) covered.add(t);
  return covered;
};

const isOrderedAndDisjoint = (intervals: readonly Interval[]) =>
  intervals.every(
    (it, index) => it.until > it.from && (index === 0 || (intervals[index - 1]?.until ?? 0) <= it.from),
  );

describe("interval algebra", () => {
  test("a union covers what any interval covers, once, whatever the order and repetition", () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const joined = union(intervals);
        expect(isOrderedAndDisjoint(joined)).toBe(true);
        expect(moments(joined)).toEqual(moments(intervals));
        expect(totalDuration(joined)).toBe(moments(intervals).size);
        expect(union([...intervals, ...intervals].reverse())).toEqual(joined);
      }),
    );
  });

  test("an intersection covers what both cover; a subtraction the rest; together they are the whole", () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (left, right) => {
        const [a, b] = [union(left), union(right)];
        const [both, rest] = [intersect(a, b), subtract(a, b)];
        expect(isOrderedAndDisjoint(both) && isOrderedAndDisjoint(rest)).toBe(true);
        expect(moments(both)).toEqual(moments(a).intersection(moments(b)));
        expect(moments(rest)).toEqual(moments(a).difference(moments(b)));
        expect(totalDuration(both) + totalDuration(rest)).toBe(totalDuration(a));
      }),
    );
  });

  test("clipping to an empty window leaves nothing", () => {
    expect(clip([{ from: 0, until: 10 }], { from: 5, until: 5 })).toEqual([]);
  });

  test("a piece cut in two keeps what it carries", () => {
    const mask = [
      { from: 0, until: 3 },
      { from: 6, until: 8 },
    ];
    expect(intersect([{ from: 1, until: 7, state: "idle" }], mask)).toEqual([
      { from: 1, until: 3, state: "idle" },
      { from: 6, until: 7, state: "idle" },
    ]);
  });
});
