import { useWords } from "../../../language/use-words.ts";
import { useInstallation } from "../../../session/use-session.ts";
import { hour } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import type { Told } from "./rules.ts";
import { siteWords } from "./words.ts";

const day = 24 * hour;

/** A setting as people read it. */
export function useRuleText(): (told: Told) => string {
  const words = useWords(siteWords);
  const numbers = useNumbers();
  const time = useTime();
  const { currency } = useInstallation().cluster;
  const length = (micros: number) => {
    const millis = micros / 1_000;
    if (millis === 0) return words.notSet;
    return millis >= 2 * day && millis % day === 0
      ? words.days(numbers.number(millis / day))
      : time.duration(millis);
  };
  const write = (told: Told): string => {
    switch (told.kind) {
      case "duration":
        return length(told.value);
      case "share":
        return numbers.percent(told.value, 0);
      case "factor":
        return words.times(numbers.number(told.value, 2));
      case "bookings":
        return words.bookings(numbers.number(told.value));
      case "days":
        return words.days(numbers.number(told.value));
      case "yesNo":
        return told.value ? words.yes : words.no;
      case "word":
        return words.values[told.value];
      case "text":
        return told.value;
      case "charge":
        return [
          words.ofPrice(numbers.percent(told.share, 0)),
          told.amount > 0 ? words.yen(numbers.money(told.amount, currency)) : "",
        ].join(" ");
      case "quotas":
        return told.value
          .map((it) => words.hoursPer(numbers.number(it.hours), length(it.window), it.peakOnly))
          .join(" / ");
      case "hourly":
        return words.perHour(numbers.money(told.value, currency));
      case "changes":
        return told.changes
          .map(({ from, value }) => (from === null ? write(value) : words.changed(from, write(value))))
          .join(" / ");
      case "none":
        return words.notSet;
    }
  };
  return write;
}
