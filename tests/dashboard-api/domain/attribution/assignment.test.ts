import fc from "fast-check";
import { expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import { assignmentsOf, companyAt } from "../../../../dashboard-api/domain/attribution/assignment.ts";
import { unbookedRuns } from "../../../../dashboard-api/domain/attribution/unbooked-runs.ts";
import { booksOf, slot } from "../ledger/day-in-minutes.ts";

test("of every moment the last decision about it holds", () => {
  const decision = fc
    .record({
      from: fc.nat(20),
      length: fc.integer({ min: 1, max: 10 }),
      company: fc.constantFrom("a", "b", null),
    })
    .map(({ from, length, company }) => ({ from, until: from + length, company }));
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 12 }), (decisions) => {
      const found = assignmentsOf(decisions);
      for (let t = 0; t < 32; t += 1) {
        const last = decisions.findLast((it) => it.from <= t && t < it.until);
        expect(companyAt(found, t)).toBe(last?.company ?? null);
      }
      found.slice(1).forEach((it, index) => {
        expect(it.from).toBeGreaterThanOrEqual(found[index]?.until ?? 0);
      });
    }),
  );
});

test("unbooked use is told as runs: without booked use, across short breaks, apart where it is assigned", () => {
  const { slices } = booksOf(
    [
      ["idle", 400],
      ["running", 60],
      ["idle", 4],
      ["setup", 20],
      ["idle", 6],
      ["held", 10],
      ["idle", 40],
      ["running", 180],
      ["idle", 100],
    ],
    {
      bookings: [slot("A", "a", 600, 720)],
      assignments: [{ from: 430 * MINUTE, until: 470 * MINUTE, company: "b" }],
    },
  );
  const minutes = unbookedRuns(slices, 5 * MINUTE).map(({ from, until, company, durations }) => [
    from / MINUTE,
    until / MINUTE,
    company,
    Object.fromEntries(Object.entries(durations).map(([state, length]) => [state, length / MINUTE])),
  ]);
  expect(minutes).toEqual([
    [400, 430, null, { running: 30 }],
    [430, 470, "b", { running: 30, setup: 6 }],
    [470, 484, null, { setup: 14 }],
    [490, 500, null, { held: 10 }],
    [540, 600, null, { running: 60 }],
  ]);
});
