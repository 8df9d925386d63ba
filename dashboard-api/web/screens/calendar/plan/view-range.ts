import type { Micros } from "../../../../../config/micros.ts";
import { localDay } from "../../../../domain/calendar/open-time.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";

export const views = ["day", "week", "month"] as const;
export type View = (typeof views)[number];

/** One local day on the screen: 23, 24 or 25 hours long. */
export interface ViewDay extends Interval {
  readonly date: Temporal.PlainDate;
}

/** What a view shows around a date: whole local days, weeks from Monday on. */
export interface ViewRange extends Interval {
  readonly view: View;
  readonly days: readonly ViewDay[];
}

function firstDay(view: View, date: Temporal.PlainDate): Temporal.PlainDate {
  if (view === "week") return date.subtract({ days: date.dayOfWeek - 1 });
  return view === "month" ? date.with({ day: 1 }) : date;
}

const lengthOf = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } } as const;

export function rangeOf(view: View, date: Temporal.PlainDate, zone: string): ViewRange {
  const first = firstDay(view, date);
  const end = first.add(lengthOf[view]);
  const days: ViewDay[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
    days.push({ date: day, ...localDay(day, zone) });
  }
  const [from, until] = [(days[0] as ViewDay).from, (days.at(-1) as ViewDay).until];
  return { view, days, from, until };
}

/** The date to show after a step backward (-1) or forward (1). */
export const stepped = (view: View, date: Temporal.PlainDate, steps: -1 | 1): Temporal.PlainDate => {
  const first = view === "month" ? date.with({ day: 1 }) : date;
  return steps > 0 ? first.add(lengthOf[view]) : first.subtract(lengthOf[view]);
};

/** Local clock hours inside a day at which a line or a label stands, every `every` hours by the wall. */
export function clockHours(day: ViewDay, every: number, zone: string): { hour: number; at: Micros }[] {
  const hours: { hour: number; at: Micros }[] = [];
  for (let hour = 0; hour < 24; hour += every) {
    const wall = day.date.toPlainDateTime({ hour });
    const zoned = wall.toZonedDateTime(zone);
    // A wall clock hour that the change of clocks skips is not there.
    if (zoned.hour !== hour) continue;
    hours.push({ hour, at: Number(zoned.epochNanoseconds / 1_000n) });
  }
  return hours;
}
