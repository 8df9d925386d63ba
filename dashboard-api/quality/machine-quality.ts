import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import { union } from "../domain/interval/union.ts";
import { type DayQuality, dayQuality } from "../domain/quality/day-quality.ts";
import { readHistory } from "../history.ts";
import { type BookingReader, plannedMaintenance } from "../ledger/booking-reader.ts";
import { createDayPlans, laterDay } from "../ledger/day-plan.ts";
import type { LivePicture } from "../live/live-picture.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";

export interface MachineDayQuality extends DayQuality, Interval {
  readonly machine: string;
  /** ISO date of the local day. */
  readonly day: string;
}

export interface MachineQuality {
  /** The local days that hold [from, to), whole, the last one as far as `now`. */
  days(machine: string, from: Micros, to: Micros, now: Micros): Promise<MachineDayQuality[]>;
  dayOf(time: Micros): string;
}

/** Reads what is known of machines, day by day, as the store has it now. */
export function createMachineQuality(given: {
  site: Site;
  store: TelemetryReader;
  picture: LivePicture;
  bookings: BookingReader;
}): MachineQuality {
  const { site, store, picture, bookings } = given;
  const plans = createDayPlans(site);
  const { leastCoverage } = site.policies.quality;
  return {
    dayOf: plans.dayOf,
    async days(machine, from, to, now) {
      const names: string[] = [];
      for (
        let day = plans.dayOf(from);
        plans.interval(day).from < Math.min(to, now);
        day = laterDay(day, 1)
      ) {
        names.push(day);
      }
      const [first, last] = [names[0], names.at(-1)];
      if (first === undefined || last === undefined) return [];
      const span = { from: plans.interval(first).from, to: Math.min(plans.interval(last).until, now) };
      const live = picture.live(machine);
      const [timeline, incidents, booked] = await Promise.all([
        readHistory({ store, machine, live, ...span }),
        store.incidents(machine, span.from, span.to),
        bookings.within(machine, span.from, span.to),
      ]);
      const maintenance = plannedMaintenance(booked);
      return names.map((day): MachineDayQuality => {
        const plan = plans.plan(machine, day);
        const open = subtract(plan.open, union([...plan.maintenance, ...maintenance]));
        return {
          ...{ machine, day, from: plan.from, until: plan.until },
          ...dayQuality({ day: plan, seenUntil: now, timeline, open, incidents, leastCoverage }),
        };
      });
    },
  };
}
