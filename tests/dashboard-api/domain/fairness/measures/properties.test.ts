import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY } from "../../../../../config/micros.ts";
import { decayedUse } from "../../../../../dashboard-api/domain/fairness/measures/claim.ts";
import {
  type Attempt,
  type AttemptOutcome,
  demandsOf,
} from "../../../../../dashboard-api/domain/fairness/measures/demand.ts";
import { gini } from "../../../../../dashboard-api/domain/fairness/measures/gini.ts";
import { jainUnweighted } from "../../../../../dashboard-api/domain/fairness/measures/jain-unweighted.ts";
import { jainWeighted } from "../../../../../dashboard-api/domain/fairness/measures/jain-weighted.ts";
import { type MemberUse, standings } from "../../../../../dashboard-api/domain/fairness/measures/standing.ts";
import { weightedMaxMin } from "../../../../../dashboard-api/domain/fairness/measures/weighted-max-min.ts";
import { anyMembers } from "./members-of.ts";
import {
  slowDecay,
  slowDemands,
  slowGini,
  slowJainUnweighted,
  slowJainWeighted,
  slowMaxMin,
} from "./slow-measures.ts";

const numRuns = 10_000;
const isClose = (a: number | null | undefined, b: number, tolerance = 1e-9) =>
  a !== null && a !== undefined && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
const measures: [name: string, fast: (m: MemberUse[]) => number | null, slow: (m: MemberUse[]) => number][] =
  [
    ["Jain weighted", jainWeighted, slowJainWeighted],
    ["Jain unweighted", jainUnweighted, slowJainUnweighted],
    ["Gini", gini, slowGini],
  ];

describe("in 10,000 random cases", () => {
  test.each(measures)("%s agrees with a second, slow formula", (_, fast, slow) => {
    fc.assert(
      fc.property(anyMembers, (members) => isClose(fast(members), slow(members))),
      { numRuns },
    );
  });

  test.each(measures)("%s depends neither on the order of members nor on any scale", (_, measure) => {
    const scale = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(anyMembers, scale, scale, fc.nat(11), (members, a, b, turn) => {
        const value = measure(members) as number;
        const turned = [...members.slice(turn), ...members.slice(0, turn)].toReversed();
        const scaled = members.map((it) => ({ ...it, use: it.use * a, entitlement: it.entitlement * b }));
        return isClose(measure(turned), value) && isClose(measure(scaled), value);
      }),
      { numRuns },
    );
  });

  test("use passed from the member with the highest x to the one with the lowest never makes it less fair", () => {
    fc.assert(
      fc.property(anyMembers, fc.double({ min: 0, max: 1, noNaN: true }), (members, part) => {
        const byX = (standings(members) ?? []).toSorted((a, b) => a.x - b.x);
        const [lowest, highest] = [byX[0], byX.at(-1)];
        if (!lowest || !highest || lowest === highest) return true;
        const used = members.reduce((sum, it) => sum + it.use, 0);
        // As much as makes the two equal, at most.
        const most = (highest.x - lowest.x) / (1 / highest.e + 1 / lowest.e);
        const passed = part * most * used;
        const after = members.map((it) => {
          if (it.company === highest.company) return { ...it, use: it.use - passed };
          return it.company === lowest.company ? { ...it, use: it.use + passed } : it;
        });
        return (
          (jainWeighted(after) as number) >= (jainWeighted(members) as number) - 1e-12 &&
          (gini(after) as number) <= (gini(members) as number) + 1e-12
        );
      }),
      { numRuns },
    );
  });

  test("weighted max-min agrees with the water level found by halving, and wastes nothing", () => {
    const amount = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 100, noNaN: true }));
    const anyDemands = fc
      .array(fc.tuple(amount, amount), { maxLength: 10 })
      .map((pairs) => pairs.map(([demand, weight], index) => ({ company: `${index}`, demand, weight })));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), anyDemands, (capacity, demands) => {
        const fast = [...weightedMaxMin(capacity, demands).values()];
        const slow = slowMaxMin(capacity, demands);
        const given = fast.reduce((sum, it) => sum + it, 0);
        const wanted = demands.reduce((sum, it) => sum + (it.weight > 0 ? it.demand : 0), 0);
        return (
          fast.every((it, at) => isClose(it, slow[at] as number, 1e-7)) &&
          isClose(given, Math.min(capacity, wanted))
        );
      }),
      { numRuns },
    );
  });

  test("decayed use agrees with the exponential", () => {
    const anyUses = fc.array(
      fc.record({
        at: fc.nat(200).map((day) => day * DAY),
        hours: fc.double({ min: 0, max: 50, noNaN: true }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyUses, fc.nat(200), fc.integer({ min: 1, max: 90 }), (uses, now, halfLife) =>
        isClose(decayedUse(uses, now * DAY, halfLife * DAY), slowDecay(uses, now * DAY, halfLife * DAY)),
      ),
      { numRuns },
    );
  });

  test("demands are those found by comparing every two attempts", () => {
    const anyAttempt = fc.record({
      company: fc.constantFrom("a", "b"),
      group: fc.constantFrom("mills", "lathes"),
      at: fc.nat(40).map((day) => day * DAY),
      waitlist: fc.constantFrom(null, null, "1", "2"),
      job: fc.constantFrom(null, null, "1", "2"),
      requested: fc.integer({ min: 1, max: 8 }),
      part: fc.integer({ min: 1, max: 8 }),
      outcome: fc.constantFrom<AttemptOutcome>(
        "granted",
        "busy",
        "busy",
        "refusedByRule",
        "dryRun",
        "cancelled",
      ),
    });
    fc.assert(
      fc.property(fc.array(anyAttempt, { maxLength: 9 }), (list) => {
        const attempts = list.map(
          ({ part, ...it }, index): Attempt => ({
            ...it,
            id: `${index}`,
            peak: 0,
            granted: it.outcome === "granted" ? Math.min(part, it.requested) : 0,
          }),
        );
        const fast = demandsOf(attempts).map(
          (it) => `${[...it.attempts].sort().join(",")}: ${it.granted} of ${it.requested}`,
        );
        expect(fast.sort()).toEqual(slowDemands(attempts));
      }),
      { numRuns },
    );
  });
});
