import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../../../config/micros.ts";
import { decayedUse, type TimedUse } from "../../../../../dashboard-api/domain/fairness/measures/claim.ts";
import { allocationRound } from "../../../../../dashboard-api/domain/fairness/rounds/allocation-round.ts";
import { type Draw, seededDraw } from "../../../../../dashboard-api/domain/fairness/rounds/seeded-draw.ts";
import type { Wish } from "../../../../../dashboard-api/domain/fairness/rounds/wish.ts";
import { processorTime } from "../../../../setup/processor-time.ts";

const slotLength = 4;

function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(draw(rest.length), 1)[0] as T);
}

/** 200 slots of a fortnight on two machines, wished for in a random order of liking. */
function wishesOf(company: string, count: number, start: number, draw: Draw): Wish[] {
  const slots = Array.from({ length: 200 }, (_, index) => index);
  return shuffled(slots, draw)
    .slice(0, count)
    .map((slot, rank) => {
      const from = start + Math.floor(slot / 2) * 3 * HOUR;
      return {
        ...{ id: `${company}${slot}`, company, machine: slot % 2 ? "m" : "n", from, until: from + 3 * HOUR },
        ...{ preference: rank + 1, hours: slotLength, alternative: null },
      };
    });
}

/** Every fortnight a round for the next one; returns each company's share of all that was granted. */
function yearOfRounds(
  shares: Record<string, number>,
  wished: (share: number) => number,
): Map<string, number> {
  const draw = seededDraw("wishes");
  const uses = new Map<string, TimedUse[]>(Object.keys(shares).map((company) => [company, []]));
  for (let fortnight = 0; fortnight < 26; fortnight += 1) {
    const now = fortnight * 14 * DAY;
    const wishes = Object.entries(shares).flatMap(([company, share]) =>
      wishesOf(company, Math.round(wished(share)), now, draw),
    );
    expect(wishes.length).toBeGreaterThanOrEqual(598);
    const contenders = Object.entries(shares).map(([company, entitlement]) => ({
      ...{ company, entitlement, most: null },
      held: decayedUse(uses.get(company) ?? [], now),
    }));
    const { steps } = allocationRound({
      ...{ seed: `round ${fortnight}`, contenders, wishes, taken: [], changeover: new Map() },
    });
    const times = new Map(wishes.map((it) => [it.id, it.from]));
    for (const step of steps) {
      uses.get(step.company)?.push({ at: times.get(step.wish) as number, hours: slotLength });
    }
  }
  const granted = [...uses].map(([company, list]) => [company, list.length] as const);
  const all = granted.reduce((sum, [, count]) => sum + count, 0);
  return new Map(granted.map(([company, count]) => [company, count / all]));
}

describe("26 rounds of 200 slots with demand three times capacity", () => {
  const wide = { a: 0.27, b: 0.2, c: 0.15, d: 0.12, e: 0.1, f: 0.08, g: 0.05, h: 0.03 };
  const narrow = { a: 0.19, b: 0.16, c: 0.14, d: 0.12, e: 0.12, f: 0.1, g: 0.09, h: 0.08 };

  test.each<[string, Record<string, number>, (share: number) => number]>([
    ["in proportion to entitlement", wide, (share) => 600 * share],
    ["the same of each, whatever its entitlement", narrow, () => 75],
  ])("leave each company within a twentieth of its entitlement, demand being %s", (_, shares, wished) => {
    for (const [company, share] of yearOfRounds(shares, wished)) {
      expect(Math.abs(share / (shares[company] as number) - 1), company).toBeLessThan(0.05);
    }
  });
});

test("a round of 2,000 wishes of 60 companies takes at most a second", () => {
  const draw = seededDraw("large");
  const companies = Array.from({ length: 60 }, (_, index) => `company ${index}`);
  const wishes = Array.from({ length: 2_000 }, (_, index): Wish => {
    const from = draw(14 * 24) * HOUR;
    return {
      ...{ id: `w${index}`, company: companies[draw(60)] as string, machine: `machine ${draw(20)}` },
      ...{ from, until: from + (1 + draw(8)) * HOUR, preference: 1 + draw(30), hours: 1 + draw(8) },
      alternative: null,
    };
  });
  const contenders = companies.map((company) => ({
    ...{ company, entitlement: 1 + draw(9), held: draw(3), most: null },
  }));
  const took = processorTime();
  const { steps, denials } = allocationRound({
    seed: "s",
    contenders,
    wishes,
    taken: [],
    changeover: new Map(),
  });
  expect(took()).toBeLessThan(1_000);
  expect(steps.length + denials.length).toBe(2_000);
});
