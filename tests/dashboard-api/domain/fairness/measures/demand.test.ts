import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../../../config/micros.ts";
import { type Attempt, demandsOf } from "../../../../../dashboard-api/domain/fairness/measures/demand.ts";
import { demandMet } from "../../../../../dashboard-api/domain/fairness/measures/demand-met.ts";
import { fairAllocation } from "../../../../../dashboard-api/domain/fairness/measures/fair-allocation.ts";

type Sketch = [day: number, requested: number, granted: number, more?: Partial<Attempt>];

const demands = (sketches: Sketch[]) =>
  demandsOf(
    sketches.map(([day, requested, granted, more], index) => ({
      ...{ id: `${index}`, company: "a", group: "mills", waitlist: null, job: null, peak: 0 },
      at: day * DAY,
      requested: requested * HOUR,
      granted: granted * HOUR,
      outcome: granted > 0 ? "granted" : "busy",
      ...more,
    })),
  ).map((it) => [it.requested / HOUR, it.granted / HOUR]);

describe("attempts and the demand behind them", () => {
  test.each<[string, Sketch[], [number, number][]]>([
    [
      "two slots that were both had are two demands",
      [
        [0, 4, 4],
        [1, 3, 3],
      ],
      [
        [4, 4],
        [3, 3],
      ],
    ],
    [
      "asking again within 7 days is the same demand, the largest",
      [
        [0, 4, 0],
        [3, 6, 0],
        [10, 5, 5],
      ],
      [[6, 5]],
    ],
    [
      "asking again after 7 days is another demand",
      [
        [0, 4, 0],
        [7.5, 4, 4],
      ],
      [
        [4, 0],
        [4, 4],
      ],
    ],
    [
      "what is asked for after it was had is no retry",
      [
        [0, 4, 0],
        [1, 4, 4],
        [2, 4, 4],
      ],
      [
        [4, 4],
        [4, 4],
      ],
    ],
    [
      "a waitlist entry links however late",
      [
        [0, 4, 0, { waitlist: "w" }],
        [30, 4, 4, { waitlist: "w" }],
      ],
      [[4, 4]],
    ],
    [
      "a job links however late",
      [
        [0, 4, 0, { job: "j" }],
        [30, 3, 3, { job: "j" }],
      ],
      [[4, 3]],
    ],
    [
      "another company's job of the same name links nothing",
      [
        [0, 4, 0, { job: "j" }],
        [1, 4, 4, { job: "j", company: "b" }],
      ],
      [
        [4, 0],
        [4, 4],
      ],
    ],
    [
      "other machines are other demands",
      [
        [0, 4, 0],
        [1, 4, 4, { group: "lathes" }],
      ],
      [
        [4, 0],
        [4, 4],
      ],
    ],
    [
      "more is never granted than requested",
      [
        [0, 4, 0, { job: "j" }],
        [1, 3, 3, { job: "j" }],
        [2, 3, 3, { job: "j" }],
      ],
      [[4, 4]],
    ],
    [
      "dry runs, rule refusals and own cancellations are none",
      [
        [0, 4, 0, { outcome: "dryRun" }],
        [0, 4, 0, { outcome: "refusedByRule" }],
        [0, 4, 4, { outcome: "cancelled" }],
      ],
      [],
    ],
  ])("%s", (_, sketches, expected) => {
    expect(demands(sketches)).toEqual(expected);
  });

  test("demand met is granted of requested hours, and null where nobody asked", () => {
    expect(
      demandMet([
        { requested: 6 * HOUR, granted: 3 * HOUR },
        { requested: 2 * HOUR, granted: 2 * HOUR },
      ]),
    ).toBe(0.625);
    expect(demandMet([])).toBeNull();
  });

  test("peak and off-peak hours are filled apart and then added up", () => {
    const block = (block: "peak" | "offPeak", capacity: number, a: number, b: number) => ({
      ...{ group: "mills", block, capacity },
      demands: [
        { company: "a", demand: a, weight: 1 },
        { company: "b", demand: b, weight: 3 },
      ],
    });
    const fair = fairAllocation([block("peak", 4, 4, 4), block("offPeak", 10, 6, 0)]);
    expect(Object.fromEntries(fair)).toEqual({ a: 7, b: 3 });
  });
});
