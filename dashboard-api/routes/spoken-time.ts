import type { Micros } from "../../config/micros.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import type { Language } from "./request-language.ts";

const locales: Record<Language, string> = { ja: "ja-JP", en: "en-GB" };

/** A local time in a sentence: of today the clock alone (`10:15`), else with its day (`11月23日(月) 10:15`, `Mon 23 Nov 10:15`). */
export function spokenTime(time: Micros, now: Micros, zone: string, language: Language): string {
  const [meant, today] = [zonedAt(time, zone), zonedAt(now, zone)];
  const clock = meant.toPlainTime().toString({ smallestUnit: "minute" });
  const day = meant.toPlainDate();
  if (day.equals(today.toPlainDate())) return clock;
  const format = new Intl.DateTimeFormat(locales[language], {
    ...{ timeZone: zone, weekday: "short", day: "numeric", month: language === "ja" ? "long" : "short" },
    ...(day.year === today.year ? {} : { year: "numeric" }),
  });
  return `${format.format(time / 1_000).replace(",", "")} ${clock}`;
}
