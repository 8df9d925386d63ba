import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isKnown, type MachineState } from "../../../../config/machine-state.ts";
import type { Booking, MachineStart } from "../../../../dashboard-api/domain/attribution/booking.ts";
import { keepBooks } from "../../../../dashboard-api/domain/ledger/books.ts";
import type { LedgerLine } from "../../../../dashboard-api/domain/ledger/ledger-line.ts";
import { bridge } from "../../../../dashboard-api/domain/timeline/bridge.ts";
import type { TimelineInterval } from "../../../../dashboard-api/domain/timeline/timeline-interval.ts";
import { daysUsed, dayUseOf } from "../../../../dashboard-api/domain/utilization/days-used.ts";
import {
  type CatalogueFigureId,
  catalogueFigureIds,
  figureCatalogue,
} from "../../../../dashboard-api/domain/utilization/figure-catalogue.ts";
import {
  figureFromLines,
  type Whose,
} from "../../../../dashboard-api/domain/utilization/figure-definition.ts";

/** One state a unit of time; limits in units, short enough to matter in a history of a dozen units. */
type Units = readonly MachineState[];
const bridgeLimit = 1;
const attribution = { breakLimit: 2, earlyLimit: 3 };
const known = ["running", "held", "setup", "idle", "down"] as const;

interface Story {
  units: Units;
  bookings: Booking[];
  starts: MachineStart[];
}

const anyStory: fc.Arbitrary<Story> = fc
  .record({
    units: fc.array(fc.constantFrom<MachineState>(...known, "running", "idle"), {
      minLength: 4,
      maxLength: 13,
    }),
    unseen: fc.uniqueArray(
      fc.tuple(fc.nat(12), fc.constantFrom<MachineState>("unknown", "unknown", "lost")),
      {
        maxLength: 3,
        selector: ([at]) => at,
      },
    ),
    slots: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom("a", "b", "c"),
      ),
      { maxLength: 3 },
    ),
    told: fc.option(fc.tuple(fc.nat(12), fc.nat(2)), { freq: 4 }),
  })
  .map(({ units, unseen, slots, told }) => {
    const states = [...units];
    for (const [at, state] of unseen) if (at < states.length) states[at] = state;
    let at = 0;
    const bookings = slots.map(([gap, length, company], index) => {
      const from = at + gap;
      at = from + length;
      return { id: `${index}`, company, from, until: at };
    });
    const booking = told && bookings[told[1]];
    return { units: states, bookings, starts: booking ? [{ at: told[0], booking: booking.id }] : [] };
  });

const timelineOf = (units: Units): TimelineInterval[] =>
  units.map((state, at) => ({ from: at, until: at + 1, state, derivation: 0, rules: "r", inferred: false }));

const booksOf = ({ units, bookings, starts }: Story): LedgerLine[] =>
  keepBooks({
    history: timelineOf(units),
    hours: [{ from: 0, until: units.length }],
    open: [{ from: 1, until: 20 }],
    maintenance: [{ from: 3, until: 4 }],
    bookings: bookings.filter((it) => it.from < 20),
    starts,
    bridgeLimit,
    attribution,
  });

/** Every history that agrees with all that was observed: unknown, lost and bridged units each in any known state. */
function everyAssignment(story: Story): Story[] {
  const bridged = bridge(timelineOf(story.units), bridgeLimit);
  let histories: MachineState[][] = [[]];
  for (const [at, state] of story.units.entries()) {
    const choices: readonly MachineState[] = isKnown(state) && !bridged[at]?.inferred ? [state] : known;
    histories = histories.flatMap((history) => choices.map((choice) => [...history, choice]));
  }
  return histories.map((units) => ({ ...story, units }));
}

const whoses: Whose[] = ["everybody", ...["a", "b", null].map((member) => ({ member }))];
const onStatesAlone: CatalogueFigureId[] = [
  "utilization",
  "occupancy",
  "bookingRate",
  "readiness",
  "faultFree",
  "availability",
  "setupRatio",
];

describe("bounds, held against every history that agrees with what was observed", {
  timeout: 240_000,
}, () => {
  test("leave none outside, and are the extremes themselves where a figure hangs on states alone", () => {
    const tight = new Map<string, [same: number, all: number]>();
    fc.assert(
      fc.property(anyStory, (story) => {
        const lines = booksOf(story);
        const books = everyAssignment(story).map(booksOf);
        for (const id of catalogueFigureIds) {
          for (const whose of whoses) {
            const figure = figureFromLines(figureCatalogue[id], lines, whose);
            const values = books
              .map((it) => figureFromLines(figureCatalogue[id], it, whose).value)
              .filter((value) => value !== null);
            if (values.length === 0) continue;
            const [least, most] = [Math.min(...values), Math.max(...values)];
            const where = `${id} of ${JSON.stringify(whose)}`;
            expect(figure.lower, where).toBeLessThanOrEqual(least);
            expect(figure.upper, where).toBeGreaterThanOrEqual(most);
            const isSame = figure.lower === least && figure.upper === most;
            if (whose === "everybody") {
              const [same, all] = tight.get(id) ?? [0, 0];
              tight.set(id, [same + Number(isSame), all + 1]);
              if (onStatesAlone.includes(id))
                expect([figure.lower, figure.upper], where).toEqual([least, most]);
            }
          }
        }
      }),
      { numRuns: 700 },
    );
    // Where ownership matters too, they are the extremes most of the time.
    for (const [id, [same, all]] of tight) expect(same / all, id).toBeGreaterThan(0.85);
  });

  test("leave out no verdict on a day either, and are the extremes for everybody's days used", () => {
    const policy = { leastUse: 3, leastCoverage: 0.5 };
    fc.assert(
      fc.property(anyStory, (story) => {
        const books = everyAssignment(story).map(booksOf);
        for (const whose of whoses) {
          const figure = daysUsed([dayUseOf(booksOf(story), whose)], policy);
          const values = books.map((it) => daysUsed([dayUseOf(it, whose)], policy).value ?? 0);
          if (figure.lower === null) continue;
          const [least, most] = [Math.min(...values), Math.max(...values)];
          expect(figure.lower).toBeLessThanOrEqual(least);
          expect(figure.upper).toBeGreaterThanOrEqual(most);
          if (whose === "everybody") expect([figure.lower, figure.upper]).toEqual([least, most]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
