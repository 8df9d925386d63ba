import type { Micros } from "../../config/micros.ts";
import { DAY, HOUR } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Live } from "../../config/wire/live.ts";
import type { UseLine } from "../domain/fairness/use/use-line.ts";
import { clip } from "../domain/interval/intersect.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { union } from "../domain/interval/union.ts";
import { type BookKeeping, sliceHistory } from "../domain/ledger/books.ts";
import { type LedgerLine, ledgerOf } from "../domain/ledger/ledger-line.ts";
import type { Slice } from "../domain/ledger/slice.ts";
import { bridge } from "../domain/timeline/bridge.ts";
import type { TimelineInterval } from "../domain/timeline/timeline-interval.ts";
import { readHistory } from "../history.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";
import { type BookingReader, type MachineBookings, plannedMaintenance } from "./booking-reader.ts";
import type { DayPlan, DayPlans, Piece } from "./day-plan.ts";
import { lateReleases } from "./late-releases.ts";
import { endOfTime, leastReach, type ReachRules, reachOf, withSlots } from "./reach.ts";

/** A ledger line with the piece of the clock it is booked on. */
export interface BookedLine {
  readonly machine: string;
  readonly piece: Pick<Piece, "day" | "hourOfWeek" | "shift" | "isPeak">;
  readonly line: LedgerLine;
}

/** One machine's books of one local day, computed from telemetry and bookings. */
export interface DayBooks {
  readonly day: string;
  readonly lines: readonly BookedLine[];
  /** Lines of what was given up too late. */
  readonly releases: readonly UseLine[];
  /** A change outside it changes none of the lines. */
  readonly reach: Interval;
}

/** Computes one machine's books from what telemetry and bookings hold now. */
export interface MachineBooks {
  /** Lines of [from, to), cut inside days where it begins or ends there; `live` fills in where nothing is stored. */
  lines(machine: string, window: Interval, live?: Live | undefined): Promise<BookedLine[]>;
  /** The lines, and with them those of what was given up too late. */
  use(
    machine: string,
    window: Interval,
    live?: Live | undefined,
  ): Promise<{ lines: BookedLine[]; releases: UseLine[] }>;
  /** The same, as the stretches that the lines sum up. */
  slices(machine: string, window: Interval, live?: Live | undefined): Promise<Slice[]>;
  /** Whole local days that follow each other. Stored telemetry alone. */
  days(machine: string, days: readonly string[]): Promise<DayBooks[]>;
}

/** How far back at most the beginning of a run is looked for. */
const furthest = 400 * DAY;

interface Evidence extends MachineBookings {
  readonly history: readonly TimelineInterval[];
}

export function createMachineBooks(given: {
  site: Site;
  store: TelemetryReader;
  bookings: BookingReader;
  plans: DayPlans;
}): MachineBooks {
  const { site, store, plans } = given;
  const { bridge: bridgeLimit, attribution } = site.policies;
  const rules: ReachRules = {
    bridgeLimit,
    attribution: { breakLimit: attribution.break, earlyLimit: attribution.early },
  };
  const least = leastReach(rules);

  /** Before it nothing is known of a machine. */
  const startOf = async (machine: string) => (await store.firstState(machine)) ?? endOfTime;

  /** All that the lines of a window depend on: read further back, and ahead, until it is. */
  async function evidenceOf(machine: string, window: Interval, live: Live | undefined): Promise<Evidence> {
    const near = await given.bookings.within(machine, window.from, window.until);
    const zone = withSlots(window, near.bookings);
    for (let back = 2 * HOUR, ahead = least; ; ) {
      const [from, to] = [zone.from - least - back, zone.until + ahead];
      const [history, booked] = await Promise.all([
        readHistory({ store, machine, live, from, to }),
        given.bookings.within(machine, from, to + least),
      ]);
      const { bookings } = booked;
      const reach = reachOf({ timeline: bridge(history, bridgeLimit), window, bookings, rules });
      const isBackEnough = reach.from !== undefined || back >= furthest || from <= (await startOf(machine));
      const isAheadEnough = reach.until !== undefined || ahead >= 2 * DAY;
      if (isBackEnough && isAheadEnough) return { history, ...booked };
      if (!isBackEnough) back = Math.min(back * 6, furthest);
      if (!isAheadEnough) ahead += DAY;
    }
  }

  const keepingOf = (
    evidence: Evidence,
    days: readonly DayPlan[],
    hours: readonly Interval[],
  ): BookKeeping => ({
    ...evidence,
    hours,
    open: days.flatMap((day) => day.open),
    maintenance: days.flatMap((day) => day.maintenance),
    bridgeLimit,
    attribution: rules.attribution,
  });

  const bookedOn = (machine: string, slices: readonly Slice[], pieces: readonly Piece[]): BookedLine[] => {
    const byStart = new Map(pieces.map((piece) => [piece.from, piece]));
    return ledgerOf(slices, pieces).map((line) => {
      const { day, hourOfWeek, shift, isPeak } = byStart.get(line.hour) as Piece;
      return { machine, piece: { day, hourOfWeek, shift, isPeak }, line };
    });
  };

  const daysOf = (machine: string, { from, until }: Interval): DayPlan[] => {
    const days: DayPlan[] = [];
    for (let at: Micros = from; at < until; at = days.at(-1)?.until ?? until) {
      days.push(plans.plan(machine, plans.dayOf(at)));
    }
    return days;
  };

  /** Plans with the maintenance that the bookings know of, beside that of the site file. */
  const withBlocks = (days: readonly DayPlan[], evidence: Evidence): readonly DayPlan[] => {
    const planned = plannedMaintenance(evidence);
    if (planned.length === 0) return days;
    return days.map((day) => ({ ...day, maintenance: union([...day.maintenance, ...clip(planned, day)]) }));
  };

  const slicesIn = async (machine: string, window: Interval, live: Live | undefined) => {
    const evidence = await evidenceOf(machine, window, live);
    const days = withBlocks(daysOf(machine, window), evidence);
    const pieces = clip(
      days.flatMap((day) => [...day.pieces]),
      window,
    );
    return { evidence, days, pieces, slices: sliceHistory(keepingOf(evidence, days, pieces)) };
  };

  return {
    async slices(machine, window, live) {
      return (await slicesIn(machine, window, live)).slices;
    },
    async lines(machine, window, live) {
      if (window.until <= window.from) return [];
      const { slices, pieces } = await slicesIn(machine, window, live);
      return bookedOn(machine, slices, pieces);
    },
    async use(machine, window, live) {
      if (window.until <= window.from) return { lines: [], releases: [] };
      const { evidence, days, slices, pieces } = await slicesIn(machine, window, live);
      const releases = days.flatMap((plan) =>
        lateReleases({ machine, plan, window, slices, givenUp: evidence.givenUp ?? [] }),
      );
      return { lines: bookedOn(machine, slices, pieces), releases };
    },
    async days(machine, names) {
      const fromSite = names.map((day) => plans.plan(machine, day));
      const [first, last] = [fromSite[0], fromSite.at(-1)];
      if (!first || !last) return [];
      const evidence = await evidenceOf(machine, { from: first.from, until: last.until }, undefined);
      const days = withBlocks(fromSite, evidence);
      const pieces = days.flatMap((day) => [...day.pieces]);
      const slices = sliceHistory(keepingOf(evidence, days, pieces));
      const lines = bookedOn(machine, slices, pieces);
      const byDay = Map.groupBy(lines, (line) => line.piece.day);
      const timeline = bridge(evidence.history, bridgeLimit);
      return days.map((plan) => {
        const { day, from, until } = plan;
        const reach = reachOf({ timeline, window: { from, until }, bookings: evidence.bookings, rules });
        return {
          day,
          lines: byDay.get(day) ?? [],
          releases: lateReleases({ machine, plan, window: plan, slices, givenUp: evidence.givenUp ?? [] }),
          reach: { from: reach.from ?? 0, until: reach.until ?? endOfTime },
        };
      });
    },
  };
}
