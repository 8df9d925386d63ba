import type { Micros } from "../../config/micros.ts";
import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Site } from "../../config/site/site.ts";
import { clip, intersect } from "../domain/interval/intersect.ts";
import { type Interval, totalDuration } from "../domain/interval/interval.ts";
import { union } from "../domain/interval/union.ts";
import { type DayPlans, laterDay } from "../ledger/day-plan.ts";
import { type MaintenanceSource, noBlocks } from "./maintenance-source.ts";

/** Planned busy time, and how much of it is in peak hours. */
export interface PlannedTime {
  readonly all: Micros;
  readonly peak: Micros;
}

/** Planned busy time of machines over windows, remembered by calendar and day. */
export interface PlannedTimes {
  within(machine: string, window: Interval): PlannedTime;
  /** Takes in the maintenance that was planned by blocks since it was last asked to. Await it before a question. */
  refresh(): Promise<void>;
  /** Another one whenever planned maintenance has changed: what was remembered of an earlier one holds no more. */
  readonly edition: number;
}

const mostRemembered = 20_000;
const none: PlannedTime = { all: 0, peak: 0 };
const sum = (a: PlannedTime, b: PlannedTime, sign = 1): PlannedTime => ({
  all: a.all + sign * b.all,
  peak: a.peak + sign * b.peak,
});

export function createPlannedTimes(
  site: Site,
  plans: DayPlans,
  blocks: MaintenanceSource = noBlocks,
): PlannedTimes {
  const remembered = new Map<string, PlannedTime>();
  const names = new Map<object, number>();
  const nameOf = (it: object) => {
    const name = names.get(it) ?? names.size;
    names.set(it, name);
    return name;
  };
  /** Machines with the same calendar and peak hours have the same open time. */
  const calendars = new Map(
    site.machines.map((machine) => {
      const { peak } = bookingPolicyOf(machine, site.policies.booking);
      return [machine.id, `${nameOf(machine.calendar ?? site.cluster.calendar)} ${nameOf(peak)}`];
    }),
  );
  const remember = (key: string, make: () => PlannedTime) => {
    const known = remembered.get(key) ?? make();
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, known);
    return known;
  };
  const timeOf = (pieces: readonly (Interval & { readonly isPeak: boolean })[]): PlannedTime => ({
    all: totalDuration(pieces),
    peak: totalDuration(pieces.filter((it) => it.isPeak)),
  });
  const openPieces = (machine: string, day: string) =>
    plans.plan(machine, day).pieces.filter((it) => it.shift !== null);

  const openTime = (machine: string, window: Interval): PlannedTime => {
    let time = none;
    for (let day = plans.dayOf(window.from); ; day = laterDay(day, 1)) {
      const { from, until } = plans.interval(day);
      if (from >= window.until) return time;
      const isWhole = window.from <= from && until <= window.until;
      const part = isWhole
        ? remember(`${calendars.get(machine)} ${day}`, () => timeOf(openPieces(machine, day)))
        : timeOf(clip(openPieces(machine, day), window));
      time = sum(time, part);
    }
  };
  const maintenanceWith = (planned: ReadonlyMap<string, readonly Interval[]>) =>
    new Map(
      site.machines.map(({ id, maintenance }) => [
        id,
        union([...maintenance.map(({ from, to }) => ({ from, until: to })), ...(planned.get(id) ?? [])]),
      ]),
    );
  let maintenance = maintenanceWith(new Map());
  let edition = 0;

  return {
    get edition() {
      return edition;
    },
    async refresh() {
      const news = await blocks.news();
      if (!news) return;
      maintenance = maintenanceWith(news);
      edition += 1;
    },
    within(machine, window) {
      if (window.until <= window.from) return none;
      const key = `${calendars.get(machine)} ${window.from} ${window.until}`;
      let time = remember(key, () => openTime(machine, window));
      for (const span of clip(maintenance.get(machine) ?? [], window)) {
        for (let day = plans.dayOf(span.from); ; day = laterDay(day, 1)) {
          if (plans.interval(day).from >= span.until) break;
          time = sum(time, timeOf(intersect(openPieces(machine, day), [span])), -1);
        }
      }
      return time;
    },
  };
}
