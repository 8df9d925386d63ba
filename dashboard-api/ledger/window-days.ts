import type { Micros } from "../../config/micros.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { type DayPlans, laterDay } from "./day-plan.ts";
import type { MissingDays } from "./missing-days.ts";

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

interface LocalDay extends Interval {
  readonly day: string;
}

/** The local days that a window touches. */
function localDays(plans: DayPlans, window: Interval): LocalDay[] {
  const days: LocalDay[] = [];
  for (let day = plans.dayOf(window.from); ; day = laterDay(day, 1)) {
    const { from, until } = plans.interval(day);
    if (from >= window.until) return days;
    days.push({ day, from, until });
  }
}

/** Parts of a window on days that are not booked, none longer than a month. */
function partsOfDays(days: readonly LocalDay[], window: Interval, missing: ReadonlySet<string>): Interval[] {
  const parts: { from: Micros; until: Micros; days: number }[] = [];
  for (const { day, from, until } of days) {
    const isWhole = window.from <= from && until <= window.until;
    if (isWhole && !missing.has(day)) continue;
    const part = { from: Math.max(from, window.from), until: Math.min(until, window.until), days: 1 };
    const last = parts.at(-1);
    if (last?.until === part.from && last.days < longest) {
      last.until = part.until;
      last.days += 1;
    } else parts.push(part);
  }
  return parts;
}

/** What of a window no booked day tells, machine by machine. `missing`: which whole days are not booked. */
export function unbookedParts(
  plans: DayPlans,
  window: Interval,
  machines: readonly string[],
  missing: MissingDays,
): { machine: string; part: Interval }[] {
  const days = localDays(plans, window);
  const none = new Set<string>();
  // Most machines lack no day: theirs are the same parts.
  const ofComplete = partsOfDays(days, window, none);
  return machines.flatMap((machine) => {
    const own = missing.get(machine);
    return (own ? partsOfDays(days, window, own) : ofComplete).map((part) => ({ machine, part }));
  });
}
