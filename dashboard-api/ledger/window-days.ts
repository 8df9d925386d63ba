import type { Micros } from "../../config/micros.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { type DayPlans, laterDay } from "./day-plan.ts";

/** Computed at once at most, so that memory is bounded and others are served in between. */
const longest = 31;

/** Local days, [from, to) as ISO dates. */
export interface WholeDays {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Local days that lie wholly inside a window. */
export function wholeDays(plans: DayPlans, window: Interval): WholeDays {
  const first = plans.dayOf(window.from);
  const from = plans.interval(first).from === window.from ? first : laterDay(first, 1);
  const to = plans.dayOf(window.until);
  const count = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), {
    largestUnit: "days",
  }).days;
  return { from, to, count: Math.max(0, count) };
}

/** Parts of a window on days that are not booked, none longer than a month. */
export function unbookedTime(
  plans: DayPlans,
  window: Interval,
  isBooked: (day: string) => boolean,
): Interval[] {
  const parts: { from: Micros; until: Micros; days: number }[] = [];
  for (let day = plans.dayOf(window.from); ; day = laterDay(day, 1)) {
    const { from, until } = plans.interval(day);
    if (from >= window.until) return parts;
    const part = { from: Math.max(from, window.from), until: Math.min(until, window.until), days: 1 };
    const isWhole = part.from === from && part.until === until;
    if (isWhole && isBooked(day)) continue;
    const last = parts.at(-1);
    if (last?.until === part.from && last.days < longest) {
      last.until = part.until;
      last.days += 1;
    } else parts.push(part);
  }
}

/** Whether a window begins and ends with a local day. */
export const endsWithDays = (plans: DayPlans, window: Interval, days: WholeDays): boolean =>
  days.from < days.to &&
  plans.interval(days.from).from === window.from &&
  plans.interval(days.to).from === window.until;
