import type { Language } from "../language/language.ts";
import { hour, type Millis, minute, second } from "./instant.ts";

/** Times as people of the site read them. All in the site's zone. */
export interface TimeFormat {
  zone: string;
  /** 14:05 */
  clock(time: Millis): string;
  /** 14:05:09 */
  clockExact(time: Millis): string;
  /** 11月22日(日) / Sun 22 Nov */
  day(time: Millis): string;
  /** 11/22(日) / Sun 22/11, where there is little room */
  dayShort(time: Millis): string;
  /** 2026年11月22日(日) / Sunday, 22 November 2026 */
  dayLong(time: Millis): string;
  /** 2026年11月 / November 2026 */
  month(time: Millis): string;
  /** 日 / Sun */
  weekday(time: Millis): string;
  /** 令和8年11月22日: for forms; in English as dayLong */
  era(time: Millis): string;
  /** Day and clock; today the clock alone. */
  moment(time: Millis, now: Millis): string;
  /** 14:00~16:30, with days where they differ from today's or each other. */
  range(from: Millis, to: Millis, now?: Millis): string;
  /** 2 時間 05 分 / 2 h 05 min: rounded down to minutes; below one minute in seconds. */
  duration(length: Millis): string;
  /** 2:05, for tables */
  hoursMinutes(length: Millis): string;
  sameDay(one: Millis, other: Millis): boolean;
  /** The same by the viewer's clock, where its zone differs from the site's then: `22:05 (Europe/Berlin)`. */
  viewer(from: Millis, to?: Millis): string | undefined;
}

const locales: Record<Language, string> = { ja: "ja-JP", en: "en-GB" };

export function createTimeFormat(language: Language, zone: string, viewerZone = zone): TimeFormat {
  const format = (options: Intl.DateTimeFormatOptions, locale = locales[language]) => {
    const made = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options });
    return (time: Millis) => made.format(time);
  };
  const twoDigit = "2-digit";
  const clock = format({ hour: twoDigit, minute: twoDigit });
  const key = format({ year: "numeric", month: twoDigit, day: twoDigit }, "sv-SE");
  const long = { year: "numeric", month: "long", day: "numeric" } as const;
  const isJa = language === "ja";
  const day = isJa
    ? format({ month: "long", day: "numeric", weekday: "short" })
    : format({ month: "short", day: "numeric", weekday: "short" });
  const dayLong = format({ ...long, weekday: isJa ? "short" : "long" });
  const sameDay = (one: Millis, other: Millis) => key(one) === key(other);
  const moment = (time: Millis, now: Millis) =>
    sameDay(time, now) ? clock(time) : `${day(time)} ${clock(time)}`;
  const viewerClock = new Intl.DateTimeFormat(locales[language], {
    ...{ timeZone: viewerZone, hourCycle: "h23", hour: twoDigit, minute: twoDigit },
  });
  const units = isJa ? { h: " 時間", m: " 分", s: " 秒" } : { h: " h", m: " min", s: " s" };
  return {
    zone,
    clock,
    clockExact: format({ hour: twoDigit, minute: twoDigit, second: twoDigit }),
    day,
    dayShort: format({ month: "numeric", day: "numeric", weekday: "short" }),
    dayLong,
    month: format({ year: "numeric", month: "long" }),
    weekday: format({ weekday: "short" }),
    era: isJa ? format({ ...long, era: "long" }, "ja-JP-u-ca-japanese") : dayLong,
    moment,
    range(from, to, now) {
      const dash = isJa ? "~" : "–";
      const begin = now === undefined ? `${day(from)} ${clock(from)}` : moment(from, now);
      // Midnight at the end of the same day is 24:00, as timetables have it.
      if (sameDay(from, to - 1)) return `${begin}${dash}${sameDay(from, to) ? clock(to) : "24:00"}`;
      return `${begin}${dash}${sameDay(from, to) ? clock(to) : `${day(to)} ${clock(to)}`}`;
    },
    duration(length) {
      const whole = Math.max(0, length);
      if (whole < minute) return `${Math.floor(whole / second)}${units.s}`;
      const hours = Math.floor(whole / hour);
      const minutes = Math.floor((whole % hour) / minute);
      if (hours === 0) return `${minutes}${units.m}`;
      return minutes === 0 ? `${hours}${units.h}` : `${hours}${units.h} ${minutes}${units.m}`;
    },
    hoursMinutes(length) {
      const minutes = Math.round(length / minute);
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
    },
    sameDay,
    viewer(from, to) {
      if (viewerClock.format(from) === clock(from)) return undefined;
      const times = [from, ...(to === undefined ? [] : [to])].map((it) => viewerClock.format(it));
      return `${times.join(isJa ? "~" : "–")} (${viewerZone})`;
    },
  };
}
