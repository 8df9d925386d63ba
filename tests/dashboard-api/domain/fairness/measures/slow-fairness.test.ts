import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR } from "../../../../../config/micros.ts";
import { entitlement } from "../../../../../dashboard-api/domain/fairness/entitlement/entitlement.ts";
import { shareHistory } from "../../../../../dashboard-api/domain/fairness/entitlement/share-history.ts";
import { fairShareFactor } from "../../../../../dashboard-api/domain/fairness/measures/fair-share-factor.ts";
import { fairness } from "../../../../../dashboard-api/domain/fairness/measures/fairness.ts";
import type { UseLine } from "../../../../../dashboard-api/domain/fairness/use/use-line.ts";

const hours = 48;
const companies = ["a", "b", "c"];
const anyHour = fc.nat(hours);
const anyUntil = fc.option(anyHour.map((it) => it * HOUR));
const anyNamed = fc.array(
  fc.record({ company: fc.constantFrom(...companies), share: fc.integer({ min: 1, max: 5 }) }),
  { maxLength: 3 },
);
const anyOwnership = fc.record({
  agreements: fc.array(fc.record({ from: anyHour.map((it) => it * HOUR), shares: anyNamed }), {
    maxLength: 2,
  }),
  contributions: fc.array(
    fc.record({
      company: fc.constantFrom(...companies),
      amount: fc.integer({ min: 1, max: 900 }),
      from: anyHour.map((it) => (it - 10) * HOUR),
      until: anyUntil,
    }),
    { maxLength: 5 },
  ),
  grants: fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 900 }),
      from: anyHour.map((it) => it * HOUR),
      until: anyUntil,
      shares: anyNamed,
    }),
    { maxLength: 1 },
  ),
  memberships: fc.array(
    fc.record({ company: fc.constantFrom("a", "b"), from: anyHour.map((it) => it * HOUR), until: anyUntil }),
    { maxLength: 2 },
  ),
});
type Ownership = typeof anyOwnership extends fc.Arbitrary<infer T> ? T : never;

/** Who owns how much in one hour, written down from the rules alone. */
function ownersIn(hour: number, it: Ownership): Map<string, number> {
  const t = hour * HOUR;
  const holds = (span: { from: number; until: number | null }) =>
    span.from <= t && t < (span.until ?? Infinity);
  const isIn = (company: string) => {
    const own = it.memberships.filter((span) => span.company === company);
    return own.length === 0 || own.some(holds);
  };
  const split = (shares: { company: string; share: number }[], into: Map<string, number>, amount: number) => {
    const present = shares.filter((share) => isIn(share.company));
    const all = present.reduce((sum, share) => sum + share.share, 0);
    for (const { company, share } of present)
      into.set(company, (into.get(company) ?? 0) + (amount * share) / all);
    return into;
  };
  let current: Ownership["agreements"][number] | undefined;
  for (const agreement of it.agreements) {
    if (agreement.from <= t && (!current || agreement.from >= current.from)) current = agreement;
  }
  if (current && current.shares.length > 0) return split(current.shares, new Map(), 1);
  const money = new Map<string, number>();
  for (const paid of it.contributions) {
    if (holds(paid) && isIn(paid.company))
      money.set(paid.company, (money.get(paid.company) ?? 0) + paid.amount);
  }
  for (const grant of it.grants) if (holds(grant)) split(grant.shares, money, grant.amount);
  return money;
}

test("entitlement is what adding up hour by hour gives", () => {
  const anyMachine = fc.record({
    ownership: anyOwnership,
    rate: fc.integer({ min: 1, max: 9 }),
    planned: fc.array(fc.boolean(), { minLength: hours, maxLength: hours }),
  });
  fc.assert(
    fc.property(fc.array(anyMachine, { maxLength: 3 }), (machines) => {
      const sums = new Map<string, number>();
      for (const { ownership, rate, planned } of machines) {
        for (let hour = 0; hour < hours; hour += 1) {
          if (!planned[hour]) continue;
          const owners = ownersIn(hour, ownership);
          const all = [...owners.values()].reduce((sum, it) => sum + it, 0);
          for (const [id, part] of owners) sums.set(id, (sums.get(id) ?? 0) + (rate * part) / all);
        }
      }
      const total = [...sums.values()].reduce((sum, it) => sum + it, 0);
      const shares = entitlement(
        machines.map(({ ownership, rate, planned }, index) => ({
          ...{ machine: `${index}`, rate },
          history: shareHistory(ownership, { from: 0, until: hours * HOUR }),
          plannedBusyTime: planned.flatMap((isOpen, hour) =>
            isOpen ? [{ from: hour * HOUR, until: (hour + 1) * HOUR }] : [],
          ),
        })),
      );
      expect([...shares.keys()].sort()).toEqual([...sums.keys()].sort());
      for (const [id, share] of shares) expect(share).toBeCloseTo((sums.get(id) as number) / total, 9);
    }),
    { numRuns: 1_000 },
  );
});

test("in 10,000 random cases shares, balances and fair-share factors are those of plain sums", () => {
  const rates = { m: 3_000, n: 500 };
  const valuation = {
    referenceRate: 1_000,
    machines: new Map(Object.entries(rates).map(([id, rate]) => [id, { rate, peakFactor: 1.25 }])),
  };
  const anyLine = fc
    .record({
      machine: fc.constantFrom<keyof typeof rates>("m", "n"),
      company: fc.constantFrom("a", "b", "c", "out"),
      isPeak: fc.boolean(),
      duration: fc.integer({ min: 1, max: 9 * HOUR }),
    })
    .map((it) => ({ ...it, hour: 0, booking: null, part: "booked" as const }) satisfies UseLine);
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 12 }),
      fc.double({ min: 0.05, max: 0.45, noNaN: true }),
      (lines, e) => {
        const shares = { a: e, b: e, c: 1 - 2 * e };
        const used = (ids: string[]) => {
          let sum = 0;
          for (const it of lines) {
            if (!ids.includes(it.company)) continue;
            sum +=
              ((it.duration / HOUR) * rates[it.machine as keyof typeof rates] * (it.isPeak ? 1.25 : 1)) /
              1_000;
          }
          return sum;
        };
        const result = fairness(new Map(Object.entries(shares)), lines, valuation);
        const all = used(companies);
        const isNear = (a: number | undefined, b: number) => a !== undefined && Math.abs(a - b) < 1e-9;
        return result.members.every(({ company, entitlement: own, use, share, relative, balance }) => {
          const mine = used([company]);
          const factor = Math.exp(-(Math.LN2 * (mine / 500)) / own);
          return (
            isNear(use.value, mine) &&
            isNear(balance.value, own * (all - mine) - (1 - own) * mine) &&
            isNear(fairShareFactor(mine / 500, own), factor) &&
            (all === 0
              ? share === null
              : isNear(share?.value, mine / all) && isNear(relative?.value, mine / (own * all)))
          );
        });
      },
    ),
    { numRuns: 10_000 },
  );
});
