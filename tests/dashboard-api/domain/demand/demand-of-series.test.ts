import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../../config/micros.ts";
import {
  type Attempt,
  demandsOf,
  retryLimit,
} from "../../../../dashboard-api/domain/fairness/measures/demand.ts";

type Sketch = [day: number, request: string, requested: number, granted: number, more?: Partial<Attempt>];

const attemptsOf = (sketches: Sketch[]): Attempt[] =>
  sketches.map(([day, request, requested, granted, more], index) => ({
    ...{ id: `${index}`, company: "a", group: "mills", waitlist: null, job: null, peak: 0, request },
    ...{ at: day * DAY, requested: requested * HOUR, granted: granted * HOUR },
    outcome: granted > 0 ? "granted" : "busy",
    ...more,
  }));
const told = (sketches: Sketch[]) =>
  demandsOf(attemptsOf(sketches)).map((it) => [it.requested / HOUR, it.granted / HOUR]);

/** By what it says: an attempt retries the last one of another request that is unmet, recent, and not retried before. */
function slowDemands(attempts: readonly Attempt[]): string[] {
  const counting = attempts
    .filter((it) => it.outcome === "granted" || it.outcome === "busy")
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const ofAsker = (a: Attempt, b: Attempt) => a.company === b.company && a.group === b.group;
  const retriedBy = (one: Attempt): Attempt | undefined =>
    counting
      .slice(0, counting.indexOf(one))
      .filter(
        (it) =>
          ofAsker(it, one) &&
          it.granted < it.requested &&
          one.at - it.at <= retryLimit &&
          it.request !== one.request &&
          !counting
            .slice(counting.indexOf(it) + 1, counting.indexOf(one))
            .some((between) => ofAsker(between, one) && retriedBy(between) === it),
      )
      .at(-1);
  const isLinked = (a: Attempt, b: Attempt): boolean =>
    ofAsker(a, b) &&
    ((a.waitlist !== null && a.waitlist === b.waitlist) ||
      (a.job !== null && a.job === b.job) ||
      retriedBy(a) === b ||
      retriedBy(b) === a);
  let groups = counting.map((it) => [it]);
  for (let again = true; again; ) {
    again = false;
    for (const group of groups) {
      const other = groups.find((it) => it !== group && it.some((a) => group.some((b) => isLinked(a, b))));
      if (!other) continue;
      groups = [...groups.filter((it) => it !== group && it !== other), [...group, ...other]];
      again = true;
      break;
    }
  }
  return groups
    .map((group) => {
      const most = Math.max(...group.map((it) => it.requested));
      const granted = Math.min(
        most,
        group.reduce((sum, it) => sum + it.granted, 0),
      );
      const ids = group.map((it) => it.id).sort();
      return `${ids.join(",")}: ${granted} of ${most}`;
    })
    .sort();
}

describe("what is asked for at once", () => {
  test.each<[string, Sketch[], [number, number][]]>([
    [
      "is as many demands, none a retry of another",
      [
        [0, "s", 2, 0],
        [0, "s", 3, 3],
        [0, "s", 4, 0],
      ],
      [
        [2, 0],
        [3, 3],
        [4, 0],
      ],
    ],
    [
      "is retried one by one, the last that failed first",
      [
        [0, "s", 2, 0],
        [0, "s", 2, 0],
        [1, "x", 2, 2],
        [2, "y", 2, 2],
        [3, "z", 2, 2],
      ],
      [
        [2, 2],
        [2, 2],
        [2, 2],
      ],
    ],
    [
      "is itself a retry of what failed before, once",
      [
        [0, "x", 5, 0],
        [1, "s", 2, 2],
        [1, "s", 2, 2],
      ],
      [
        [5, 2],
        [2, 2],
      ],
    ],
    [
      "is one demand with the place in line that followed",
      [
        [0, "x", 3, 0],
        [0, "y", 3, 0, { waitlist: "w" }],
        [20, "z", 3, 3, { waitlist: "w" }],
      ],
      [[3, 3]],
    ],
  ])("%s", (_, sketches, expected) => expect(told(sketches)).toEqual(expected));

  test("agrees in random cases with a slow reading of the definition, and grants never exceed requests", () => {
    const any = fc.record({
      company: fc.constantFrom("a", "b"),
      at: fc.nat(20).map((day) => day * DAY),
      request: fc.constantFrom("1", "2", "3", "4", "5"),
      waitlist: fc.constantFrom(null, null, null, "w"),
      job: fc.constantFrom(null, null, null, "j"),
      requested: fc.integer({ min: 1, max: 8 }),
      part: fc.integer({ min: 0, max: 8 }),
      outcome: fc.constantFrom<Attempt["outcome"]>("granted", "busy", "busy", "cancelled", "refusedByRule"),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 9 }), (list) => {
        const attempts = list.map(({ part, ...it }, index): Attempt => {
          const granted = it.outcome === "granted" ? Math.min(part, it.requested) : 0;
          return { ...it, id: `${index}`, group: "mills", peak: 0, granted };
        });
        const demands = demandsOf(attempts);
        expect(demands.every((it) => it.granted <= it.requested)).toBe(true);
        const fast = demands.map(
          (it) => `${[...it.attempts].sort().join(",")}: ${it.granted} of ${it.requested}`,
        );
        expect(fast.sort()).toEqual(slowDemands(attempts));
      }),
      { numRuns: 3_000 },
    );
  });
});
