import type { Micros } from "../../config/micros.ts";
import { type Calendar, type Week, weekdays } from "../../config/site/hours.ts";
import type { Site } from "../../config/site/site.ts";

export interface Shift {
  from: Micros;
  to: Micros;
}

const always: Week = Object.fromEntries(weekdays.map((day) => [day, ["00:00-24:00"]])) as Week;

/** The week that holds on that day. */
function weekOn(hours: Calendar["hours"], date: string): Week | undefined {
  if (hours === "always") return always;
  return hours.filter(({ since }) => since === undefined || since <= date).at(-1)?.week;
}

/**
 * When people are in the workshop on that local day, whatever the hours of a machine that also works alone; a shift past
 * midnight ends on the next day.
 */
export function peopleShifts(site: Site, day: Temporal.PlainDate): Shift[] {
  const { calendar } = site.cluster;
  const date = day.toString();
  const exception = calendar.exceptions.findLast((it) => it.from <= date && date <= (it.to ?? it.from));
  const isHoliday = calendar.closedOnHolidays && site.cluster.holidays.dates.includes(date);
  const weekday = weekdays[day.dayOfWeek - 1];
  const week = weekday && weekOn(calendar.hours, date)?.[weekday];
  const shifts = exception ? exception.open : isHoliday ? [] : (week ?? []);
  return shifts.map((shift) => {
    const [from = "", to = ""] = shift.split("-");
    const isNextDay = to <= from || to === "24:00";
    const end = isNextDay ? day.add({ days: 1 }) : day;
    return { from: at(day, from, site), to: at(end, to === "24:00" ? "00:00" : to, site) };
  });
}

/** A local time of day as an instant. */
const at = (day: Temporal.PlainDate, time: string, site: Site): Micros =>
  day.toZonedDateTime({ timeZone: site.cluster.zone, plainTime: time }).epochMilliseconds * 1_000;
