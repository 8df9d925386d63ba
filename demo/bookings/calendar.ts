import { DAY, HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import { peakTime } from "../../dashboard-api/domain/booking/peak-time.ts";
import { openTime } from "../../dashboard-api/domain/calendar/open-time.ts";
import { clip, intersect } from "../../dashboard-api/domain/interval/intersect.ts";
import { type Interval, totalDuration } from "../../dashboard-api/domain/interval/interval.ts";
import { union } from "../../dashboard-api/domain/interval/union.ts";
import type { Random } from "../plant/random.ts";

const evening = 4 * HOUR;

/** When a machine can be booked, when people are about, and which hours everybody wants. */
export interface DemoCalendar {
  readonly policy: ReturnType<typeof bookingPolicyOf>;
  readonly open: readonly Interval[];
  /** When people are about, or may want the machine to go on alone after them. */
  readonly wanted: readonly Interval[];
  readonly peak: readonly Interval[];
  /** At least half of it are hours that everybody wants. */
  isGood(slot: Interval): boolean;
  /** Some moment at which somebody sits at a desk, `days` before a time. */
  deskTime(before: Micros, days: number, random: Random): Micros;
}

export function createCalendar(site: Site, machine: Machine, from: Micros, to: Micros): DemoCalendar {
  const { zone, holidays, calendar } = site.cluster;
  const policy = bookingPolicyOf(machine, site.policies.booking);
  const query = { zone, holidays: new Set(holidays.dates), from, to };
  const peak = peakTime(policy, zone, from, to);
  const open = openTime({ ...query, calendar: machine.calendar ?? calendar });
  const evenings = openTime({ ...query, calendar }).map((it) => ({
    from: it.from,
    until: it.until + evening,
  }));
  return {
    ...{ policy, peak, open },
    wanted: intersect(union(evenings), open),
    isGood: (slot) => 2 * totalDuration(clip(peak, slot)) >= slot.until - slot.from,
    deskTime(before, days, random) {
      const local = Temporal.Instant.fromEpochMilliseconds(before / 1_000).toZonedDateTimeISO(zone);
      const midnight = local.startOfDay().subtract({ days }).epochMilliseconds * 1_000;
      const at =
        midnight + 8 * HOUR + Math.floor(random() * 10.5 * 60) * MINUTE + Math.floor(random() * 60e6);
      // Who decides on the same day does so an hour before at the latest.
      return Math.min(at, before - HOUR - Math.floor(random() * 2 * HOUR), before - days * (DAY / 4));
    },
  };
}
