import fc from "fast-check";
import { expect, test } from "vitest";
import { machineStates } from "../../../../../config/machine-state.ts";
import { HOUR } from "../../../../../config/micros.ts";
import { bases, type UseLine } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";
import { useLines } from "../../../../../dashboard-api/domain/fairness/use/use-lines.ts";
import { type CoveredLine, useSums } from "../../../../../dashboard-api/domain/fairness/use/use-sums.ts";

const anyCompany = fc.constantFrom(null, "a", "b");
const anyLine = fc
  .record({
    hour: fc.nat(5).map((it) => it * HOUR),
    plan: fc.constantFrom("open" as const, "open" as const, "maintenance" as const, "closed" as const),
    state: fc.constantFrom(...machineStates),
    inferred: fc.boolean(),
    slotCompany: anyCompany,
    ownerCompany: anyCompany,
    kind: fc.constantFrom(null, "used" as const, "early" as const, "overrun" as const, "unbooked" as const),
    isExcused: fc.boolean(),
    duration: fc.integer({ min: 1, max: HOUR }),
    peak: fc.nat(100),
  })
  .map(
    ({ isExcused, peak, ...it }): CoveredLine => ({
      ...it,
      ...(isExcused ? { isExcused } : {}),
      machine: "m",
      slot: it.slotCompany,
      owner: it.ownerCompany,
      peak: Math.round((it.duration * peak) / 100),
    }),
  );
const anyRelease = fc
  .record({
    company: fc.constantFrom("a", "c"),
    isPeak: fc.boolean(),
    duration: fc.integer({ min: -HOUR, max: HOUR }),
  })
  .map((it): UseLine => ({ ...it, machine: "m", hour: 0, booking: "x", part: "lateReleased" }));

test("sums are those of the lines of use on every basis, with releases, and of planned time by slot", () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 20 }),
      fc.array(anyRelease, { maxLength: 3 }),
      (lines, releases) => {
        const rows = useSums(lines, releases);
        for (const company of [null, "a", "b", "c"]) {
          for (const isPeak of [true, false]) {
            const row = rows.find((it) => it.company === company && it.isPeak === isPeak);
            for (const basis of bases) {
              const uses = [...useLines(lines, basis), ...(basis === "chargeable" ? releases : [])];
              const total = uses
                .filter((it) => it.company === company && it.isPeak === isPeak)
                .reduce((sum, it) => sum + it.duration, 0);
              expect(row?.use[basis] ?? 0).toBe(total);
            }
            const planned = lines
              .filter((it) => it.plan === "open" && (company === null || it.slotCompany === company))
              .reduce((sum, it) => sum + (isPeak ? it.peak : it.duration - it.peak), 0);
            expect(row?.planned ?? 0).toBe(planned);
            expect(row?.observed ?? 0).toBeLessThanOrEqual(planned);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("excused time of a slot that nobody used is taken off, used time is not, and what others used is blocked", () => {
  const line = (more: Partial<CoveredLine>): CoveredLine => ({
    ...{ machine: "m", hour: 0, plan: "open", state: "idle", inferred: false, duration: 60, peak: 0 },
    ...{ slot: "A", slotCompany: "a", owner: null, ownerCompany: null, kind: null, isExcused: true },
    ...more,
  });
  const chargeable = (lines: CoveredLine[]) =>
    useLines(lines, "chargeable").map((it) => [it.company, it.part, it.duration]);
  expect(chargeable([line({})])).toEqual([
    ["a", "booked", 60],
    ["a", "excused", -60],
  ]);
  const own = { state: "running", owner: "A", ownerCompany: "a", kind: "used" } as const;
  expect(chargeable([line(own)])).toEqual([["a", "booked", 60]]);
  const others = { state: "running", owner: "B", ownerCompany: "b", kind: "overrun" } as const;
  expect(chargeable([line(others)])).toEqual([
    ["a", "booked", 60],
    ["a", "blocked", -60],
    ["b", "overrun", 60],
  ]);
});
