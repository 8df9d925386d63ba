import { DAY } from "../../config/micros.ts";
import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Site } from "../../config/site/site.ts";
import type { BookingContext } from "../domain/booking/booking-context.ts";
import { peakTime } from "../domain/booking/peak-time.ts";
import { openTime } from "../domain/calendar/open-time.ts";
import { gridSlots } from "../domain/fairness/rounds/round-grid.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import { union } from "../domain/interval/union.ts";
import type { RoundPlan } from "./round.ts";

/** One machine's rules and slots for a round's period. */
export interface RoundMachine {
  readonly rules: Pick<BookingContext, "policy" | "open" | "maintenance" | "peak">;
  readonly slots: readonly Interval[];
  /** Bookings that end before it matter to no rule. */
  readonly since: number;
}

/** Calendars as they are now; `undefined` for a machine that the site no longer has. */
export function roundMachine(
  site: Site,
  id: string,
  plan: Pick<RoundPlan, "from" | "until" | "grid">,
): RoundMachine | undefined {
  const machine = site.machines.find((it) => it.id === id);
  if (!machine) return undefined;
  const { zone, holidays, calendar } = site.cluster;
  const policy = bookingPolicyOf(machine, site.policies.booking);
  const window = Math.max(0, ...policy.quotas.map((it) => it.window));
  const [from, to] = [plan.from - window - DAY, plan.until + window + DAY];
  const maintenance = union(machine.maintenance.map((it) => ({ from: it.from, until: it.to })));
  const dates = new Set(holidays.dates);
  const open = openTime({ calendar: machine.calendar ?? calendar, zone, holidays: dates, from, to });
  const { until } = plan;
  const plannedBusyTime = subtract(open, maintenance);
  return {
    rules: { policy, open, maintenance, peak: peakTime(policy, zone, from, to) },
    slots: gridSlots(plan.grid, { zone, plannedBusyTime, from: plan.from, until }),
    since: from,
  };
}
