import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInUse, isKnown, type MachineState, machineStates } from "../../../../config/machine-state.ts";
import { union } from "../../../../dashboard-api/domain/interval/union.ts";
import { type BookKeeping, sliceHistory } from "../../../../dashboard-api/domain/ledger/books.ts";
import { ledgerOf } from "../../../../dashboard-api/domain/ledger/ledger-line.ts";
import { joinNeighbours } from "../../../../dashboard-api/domain/timeline/timeline-interval.ts";
import { daysUsed, dayUseOf } from "../../../../dashboard-api/domain/utilization/days-used.ts";
import { explainDays, explainFigure } from "../../../../dashboard-api/domain/utilization/explain.ts";
import {
  type CatalogueFigureId,
  catalogueFigureIds,
  figureCatalogue,
} from "../../../../dashboard-api/domain/utilization/figure-catalogue.ts";
import { figureFromLines } from "../../../../dashboard-api/domain/utilization/figure-definition.ts";
import { lossBreakdown } from "../../../../dashboard-api/domain/utilization/loss-breakdown.ts";
import { createReckoner } from "../../../../dashboard-api/domain/utilization/reckoner.ts";
import { type Limits, type Story, type Unit, unitByUnit } from "./unit-by-unit.ts";

const limits: Limits = { bridge: 2, break: 3, early: 5 };
const hour = 6;
const day = 12;
const policy = { leastUse: 3, leastCoverage: 0.5 };

const anySpans = fc
  .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 25 })), { maxLength: 3 })
  .map((spans) => union(spans.map(([from, length]) => ({ from, until: from + length }))));
const anyStory: fc.Arbitrary<Story> = fc
  .record({
    stretches: fc.array(
      fc.tuple(
        fc.constantFrom<MachineState>(...machineStates, "unknown", "running"),
        fc.integer({ min: 1, max: 6 }),
      ),
      { minLength: 1, maxLength: 16 },
    ),
    open: fc.oneof(anySpans, fc.constant([{ from: 0, until: 200 }])),
    maintenance: anySpans.map((spans) => spans.slice(0, 1)),
    slots: fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 12 }), fc.constantFrom("a", "b", "c")), {
      maxLength: 4,
    }),
    told: fc.array(fc.tuple(fc.nat(40), fc.nat(3)), { maxLength: 1 }),
  })
  .map(({ stretches, open, maintenance, slots, told }) => {
    let at = 0;
    const bookings = slots.map(([gap, length, company], index) => {
      const from = at + gap;
      at = from + length;
      return { id: `${index}`, company, from, until: at };
    });
    return {
      ...{ open, maintenance, bookings },
      units: stretches.flatMap(([state, length]) => Array.from({ length }, () => state)),
      starts: told.flatMap(([t, which]) => (bookings[which] ? [{ at: t, booking: `${which}` }] : [])),
    };
  });

const keeping = ({ units, ...plan }: Story): BookKeeping => ({
  ...plan,
  history: joinNeighbours(
    units.map((state, at) => ({
      from: at,
      until: at + 1,
      state,
      derivation: 0,
      rules: "r",
      inferred: false,
    })),
  ),
  hours: Array.from({ length: Math.ceil(units.length / hour) }, (_, at) => ({
    from: at * hour,
    until: (at + 1) * hour,
  })),
  bridgeLimit: limits.bridge,
  attribution: { breakLimit: limits.break, earlyLimit: limits.early },
});

const isBusy = (it: Unit) => ["APT", "AUST", "ADET"].includes(it.element);
const isWork = (it: Unit) => ["APT", "AUST"].includes(it.element);
const isProduction = (it: Unit) => it.element === "APT";
const isBooked = (it: Unit) => it.slot !== undefined;
const always = () => true;
/** Of each figure: which planned units are in its denominator when known, which of those count, which may be in it. */
const table: Record<
  CatalogueFigureId,
  [within: (it: Unit) => boolean, counts: (it: Unit) => boolean, may: (it: Unit) => boolean]
> = {
  utilization: [always, (it) => it.state === "running", always],
  occupancy: [always, (it) => isInUse(it.state), always],
  bookingRate: [always, isBooked, always],
  bookingUse: [isBooked, (it) => it.owner?.id === it.slot?.id && isInUse(it.state), isBooked],
  readiness: [isBooked, (it) => it.state !== "down", isBooked],
  faultFree: [always, (it) => it.state !== "down", always],
  allocationEfficiency: [always, isBusy, always],
  utilizationEfficiency: [isBusy, isProduction, always],
  availability: [always, isProduction, always],
  technicalEfficiency: [(it) => isProduction(it) || it.element === "ADET", isProduction, always],
  setupRatio: [isWork, (it) => it.element === "AUST", always],
};
const onStatesAlone: CatalogueFigureId[] = [
  ...(["utilization", "occupancy", "readiness", "faultFree", "availability", "setupRatio"] as const),
];
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null);

describe("figures of ten thousand random histories", { timeout: 240_000 }, () => {
  test("agree with counting unit by unit: value, lower, upper and what they are made of", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = keeping(story);
        const slices = sliceHistory(input);
        const lines = ledgerOf(slices, input.hours);
        const units = unitByUnit(story, limits).filter((it) => it.isPlanned);
        for (const id of catalogueFigureIds) {
          const [within, counts, may] = table[id];
          const isPlan = id === "bookingRate";
          const known = units.filter((it) => (isKnown(it.state) || isPlan) && within(it));
          const unknown = isPlan ? [] : units.filter((it) => !isKnown(it.state) && may(it));
          const sure = known.filter((it) => !it.inferred || isPlan);
          const figure = figureFromLines(figureCatalogue[id], lines);
          expect(figure, id).toMatchObject({
            value: ratio(known.filter(counts).length, known.length),
            numerator: known.filter(counts).length,
            denominator: known.length,
            unknown: unknown.length,
            inferred: known.length - sure.length,
            coverage: ratio(sure.length, known.length + unknown.length),
          });
          if (onStatesAlone.includes(id)) {
            const open = units.filter((it) => (!isKnown(it.state) || it.inferred) && may(it)).length;
            const [counting, all] = [sure.filter(counts).length, sure.length + open];
            expect([figure.lower, figure.upper], id).toEqual([
              ratio(counting, all),
              ratio(counting + open, all),
            ]);
          }
          if (figure.value !== null) {
            expect(figure.lower, id).toBeLessThanOrEqual(figure.value);
            expect(figure.upper, id).toBeGreaterThanOrEqual(figure.value);
          }
          const { parts, figure: explained } = explainFigure(figureCatalogue[id], slices, "everybody");
          expect(explained, id).toEqual(figure);
          const sum = (...roles: string[]) =>
            parts.reduce((total, it) => total + (roles.includes(it.role) ? it.until - it.from : 0), 0);
          expect([sum("counts"), sum("counts", "opposes"), sum("unknown")], id).toEqual([
            ...[figure.numerator, figure.denominator, figure.unknown],
          ]);
        }
        const losses = lossBreakdown(lines);
        const idle = units.filter((it) => it.state === "idle");
        expect(losses.idleBooked + losses.idleUnbooked).toBe(idle.length);
        expect(losses.unknown + losses.lost).toBe(units.filter((it) => !isKnown(it.state)).length);
        expect(Object.values(losses).reduce((sum, part) => sum + part, 0)).toBe(units.length);
      }),
      { numRuns: 10_000 },
    );
  });

  test("days used agree with judging day by day, and with their explanation", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = keeping(story);
        const slices = sliceHistory(input);
        const lines = ledgerOf(slices, input.hours);
        const days = [...Map.groupBy(lines, (it) => Math.floor(it.hour / day)).values()];
        const figure = daysUsed(
          days.map((it) => dayUseOf(it)),
          policy,
        );
        const expected = { numerator: 0, denominator: 0, unknown: 0, least: 0, most: 0, open: 0 };
        const units = unitByUnit(story, limits).filter((it) => it.isPlanned);
        for (const ofDay of Map.groupBy(units, (it) => Math.floor(it.t / day)).values()) {
          const use = ofDay.filter((it) => isInUse(it.state) && !(it.state === "setup" && !it.slot));
          const sure = use.filter((it) => !it.inferred).length;
          const unseen = ofDay.filter((it) => !isKnown(it.state) || it.inferred).length;
          const isUsed = use.length >= policy.leastUse;
          const couldBe = sure + unseen >= policy.leastUse;
          const isUnknown = !isUsed && couldBe && ofDay.length - unseen < policy.leastCoverage * ofDay.length;
          expected.open += 1;
          if (isUnknown) expected.unknown += 1;
          else expected.denominator += 1;
          if (isUsed) expected.numerator += 1;
          if (sure >= policy.leastUse) expected.least += 1;
          if (couldBe) expected.most += 1;
        }
        expect(figure).toMatchObject({
          value: ratio(expected.numerator, expected.denominator),
          numerator: expected.numerator,
          denominator: expected.denominator,
          unknown: expected.unknown,
          lower: ratio(expected.least, expected.open),
          upper: ratio(expected.most, expected.open),
        });
        const explained = explainDays(slices, (it) => `${Math.floor(it.from / day)}`, policy, "everybody");
        expect(explained.figure).toEqual(figure);
        expect(explained.parts.filter((it) => it.role === "counts")).toHaveLength(figure.numerator);
      }),
      { numRuns: 10_000 },
    );
  });

  test("groups of hours and of companies add up to the ungrouped figure, part by part", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = keeping(story);
        const lines = ledgerOf(sliceHistory(input), input.hours);
        const companies = ["a", "b", "c", null];
        const reckoner = createReckoner(catalogueFigureIds);
        for (const id of catalogueFigureIds) {
          const definition = figureCatalogue[id];
          const whole = figureFromLines(definition, lines);
          const hours = [...Map.groupBy(lines, (it) => it.hour).values()].map((it) =>
            figureFromLines(definition, it),
          );
          for (const part of ["numerator", "denominator", "unknown", "inferred"] as const) {
            expect(
              hours.reduce((sum, it) => sum + it[part], 0),
              `${id} ${part}`,
            ).toBe(whole[part]);
          }
          if (definition.memberShare === "machine") continue;
          const members = companies.map((member) => figureFromLines(definition, lines, { member }));
          expect(companies.map((member) => reckoner.figures(lines, { member }).get(id))).toEqual(members);
          expect(reckoner.figures(lines, "everybody").get(id)).toEqual(whole);
          expect(
            members.reduce((sum, it) => sum + it.numerator, 0),
            id,
          ).toBe(whole.numerator);
          if (definition.memberShare === "all") {
            expect(members.map((it) => it.denominator)).toEqual(companies.map(() => whole.denominator));
          } else {
            expect(
              members.reduce((sum, it) => sum + it.denominator, 0),
              id,
            ).toBe(whole.denominator);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
