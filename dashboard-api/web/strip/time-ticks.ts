import { hour, type Millis, minute } from "../time/instant.ts";
import { addDays, addMonths, atClock, dateOf, startOfDay, startOfMonth } from "../time/zoned.ts";

export interface Tick {
  time: Millis;
  kind: "minute" | "hour" | "day" | "month";
}

/** Pixels that a tick with its word needs. */
const room = { minute: 52, hour: 40, day: 44, month: 64 };
const minuteSteps = [1, 5, 10, 15, 30];
const hourSteps = [1, 2, 3, 4, 6, 12];

/**
 * Where a time axis is marked: minutes or hours that divide the day while there is room for their words, then days, then months.
 * By the clock of the site, also on a day of 23 or 25 hours.
 */
export function timeTicks(from: Millis, to: Millis, width: number, zone: string): Tick[] {
  const perHour = (width * hour) / (to - from);
  const step = hourSteps.find((hours) => hours * perHour >= room.hour);
  const isInside = ({ time }: Tick) => time >= from && time < to;
  const ticks: Tick[] = [];
  // Zones differ from UTC by whole quarters of an hour, so that these are round by the site's clock too.
  const minutes = minuteSteps.find((it) => (it / 60) * perHour >= room.minute);
  if (minutes !== undefined) {
    const length = minutes * minute;
    for (let at = Math.ceil(from / length) * length; at < to; at += length) {
      ticks.push({ time: at, kind: at % hour === 0 ? "hour" : "minute" });
    }
    return ticks;
  }
  if (step !== undefined) {
    for (let day = startOfDay(from, zone); day < to; day = addDays(day, 1, zone)) {
      ticks.push({ time: day, kind: "day" });
      const date = dateOf(day, zone);
      for (let at = step; at < 24; at += step) {
        const time = atClock(date, `${String(at).padStart(2, "0")}:00`, zone);
        if (time !== undefined) ticks.push({ time, kind: "hour" });
      }
    }
    return ticks.filter(isInside);
  }
  const dayWidth = 24 * perHour;
  if (dayWidth * 31 >= room.month && dayWidth >= 2) {
    const days = Math.max(1, Math.ceil(room.day / dayWidth));
    for (let day = startOfDay(from, zone); day < to; day = addDays(day, days, zone)) {
      ticks.push({ time: day, kind: "day" });
    }
    return ticks.filter(isInside);
  }
  for (let month = startOfMonth(from, zone); month < to; month = addMonths(month, 1, zone)) {
    ticks.push({ time: month, kind: "month" });
  }
  const first = ticks.filter(isInside);
  const every = Math.max(1, Math.ceil((first.length * room.month) / width));
  return first.filter((_, at) => at % every === 0);
}
