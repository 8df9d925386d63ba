import { HOUR, type Micros } from "../../config/micros.ts";
import { type BookingPolicy, bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import type { BookingContext } from "../domain/booking/booking-context.ts";
import { peakTime } from "../domain/booking/peak-time.ts";
import { openTime } from "../domain/calendar/open-time.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { union } from "../domain/interval/union.ts";

/** What the rules of one machine look at, whoever asks. */
export type MachineRules = Pick<BookingContext, "zone" | "policy" | "open" | "maintenance" | "peak"> & {
  readonly machine: Machine;
  /** Bookings that end before it matter to no rule. */
  readonly since: Micros;
};

/** The rules of a site's machines, as they are at a time. */
export interface RuleBook {
  policy(machine: Machine): BookingPolicy;
  rules(machine: Machine, now: Micros): MachineRules;
}

/** Calendars are worked out once an hour for each machine, for everybody. */
export function createRuleBook(site: Site): RuleBook {
  const { zone, holidays, calendar } = site.cluster;
  const dates = new Set(holidays.dates);
  const known = new Map<string, { hour: number; rules: MachineRules }>();
  const policy = (machine: Machine) => bookingPolicyOf(machine, site.policies.booking);
  const make = (machine: Machine, now: Micros): MachineRules => {
    const its = policy(machine);
    const window = Math.max(0, ...its.quotas.map((it) => it.window));
    // What is asked for may begin a day back (a running booking changed) and end beyond the horizon.
    const from = now - window - its.maximum - 24 * HOUR;
    const to = now + its.horizon + window + its.maximum + 24 * HOUR;
    const maintenance: Interval[] = machine.maintenance.map((it) => ({ from: it.from, until: it.to }));
    return {
      ...{ machine, zone, policy: its, since: from },
      open: openTime({ calendar: machine.calendar ?? calendar, zone, holidays: dates, from, to }),
      maintenance: union(maintenance),
      peak: peakTime(its, zone, from, to),
    };
  };
  return {
    policy,
    rules(machine, now) {
      const hour = Math.floor(now / HOUR);
      const found = known.get(machine.id);
      if (found?.hour === hour) return found.rules;
      const rules = make(machine, now);
      known.set(machine.id, { hour, rules });
      return rules;
    },
  };
}
