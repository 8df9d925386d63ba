import { useMemo } from "preact/hooks";
import type { Micros } from "../../../../config/micros.ts";
import { zonedAt } from "../../../domain/calendar/local-time.ts";
import type { Interval } from "../../../domain/interval/interval.ts";
import { useLanguage } from "../../language/use-words.ts";
import { useTime } from "../../time/use-time.ts";

/** Times of the calendar as they are read. It counts in microseconds, as the rules and the API do. */
export interface CalendarTime {
  readonly zone: string;
  clock(time: Micros): string;
  day(time: Micros): string;
  dayLong(time: Micros): string;
  dayShort(time: Micros): string;
  /** With its year, not longer than need be. */
  dayTitle(time: Micros): string;
  /** Day and both clock times. */
  range(interval: Interval): string;
  /** The same by the viewer's own clock, where it differs. */
  viewer(interval: Interval): string | undefined;
  /** Clock times alone, where the day stands beside; 24:00 for midnight at its end. */
  clocks(interval: Interval): string;
  /** Whole days from two on, else hours and minutes. */
  duration(length: Micros): string;
  /** Hours and minutes, however many. */
  hours(length: Micros): string;
  month(time: Micros): string;
  /** First and last day of a few, with the year. */
  days(first: Micros, last: Micros): string;
  date(time: Micros): Temporal.PlainDate;
}

const oneDay = 86_400_000_000;

export function useCalendarTime(): CalendarTime {
  const time = useTime();
  const language = useLanguage();
  return useMemo(() => {
    const { zone } = time;
    const dash = language === "ja" ? "~" : "–";
    const days = (count: number) => (language === "ja" ? `${count}日` : `${count} days`);
    const clock = (at: Micros) => time.clock(at / 1_000);
    return {
      ...{ zone, clock },
      day: (at) => time.day(at / 1_000),
      dayLong: (at) => time.dayLong(at / 1_000),
      dayTitle: (at) =>
        language === "ja" ? time.dayLong(at / 1_000) : `${time.day(at / 1_000)} ${zonedAt(at, zone).year}`,
      dayShort: (at) => time.dayShort(at / 1_000),
      month: (at) => time.month(at / 1_000),
      range: ({ from, until }) => time.range(from / 1_000, until / 1_000),
      viewer: ({ from, until }) => time.viewer(from / 1_000, until / 1_000),
      clocks({ from, until }) {
        const end = clock(until);
        return `${clock(from)}${dash}${end === "00:00" ? "24:00" : end}`;
      },
      duration(length) {
        const isDays = length >= 2 * oneDay && length % oneDay === 0;
        return isDays ? days(length / oneDay) : time.duration(length / 1_000);
      },
      days(first, last) {
        const [from, to] = [zonedAt(first, zone), zonedAt(last, zone)];
        if (language === "en") {
          const month = (at: Temporal.ZonedDateTime) => at.toLocaleString("en-GB", { month: "short" });
          const year = from.year === to.year ? "" : ` ${from.year}`;
          const begin = from.month === to.month ? from.day : `${from.day} ${month(from)}${year}`;
          return `${begin} – ${to.day} ${month(to)} ${to.year}`;
        }
        const end = from.year === to.year ? "" : `${to.year}年`;
        const month = from.month === to.month ? "" : `${end}${to.month}月`;
        return `${from.year}年${from.month}月${from.day}日~${month}${to.day}日`;
      },
      hours: (length) => time.duration(length / 1_000),
      date: (at) => zonedAt(at, zone).toPlainDate(),
    };
  }, [time, language]);
}
