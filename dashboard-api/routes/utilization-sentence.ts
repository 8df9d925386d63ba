import { HOUR, MINUTE, type Micros, SECOND } from "../../config/micros.ts";
import type { Bilingual } from "../../config/site/text.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import type { Figure } from "../domain/utilization/figure.ts";
import type { FigureId } from "../domain/utilization/figure-id.ts";
import { denominatorTexts, figureTexts, sentences, units } from "./utilization-texts.ts";

type Language = keyof Bilingual;

/** Exact: `3 h 12 min 4.5 s`, `0 s`; what is zero is left out. */
function durationText(time: Micros, language: Language): string {
  const unit = units[language];
  const parts = [
    [Math.floor(time / HOUR), unit.hours],
    [Math.floor((time % HOUR) / MINUTE), unit.minutes],
    [(time % MINUTE) / SECOND, unit.seconds],
  ] as const;
  const told = parts.filter(([amount]) => amount > 0).map(([amount, name]) => `${amount}${name}`);
  return told.join(language === "ja" ? "" : " ") || `0${unit.seconds}`;
}

/** Rounded to a hundredth of a per cent: the only rounding there is. */
const percent = (ratio: number) => `${(ratio * 100).toFixed(2)} %`;

const clock = (time: Micros, zone: string) => {
  const local = zonedAt(time, zone);
  const fraction = local.millisecond || local.microsecond ? undefined : local.second ? 0 : "minute";
  const plain = local.toPlainDateTime();
  if (fraction === undefined) return plain.toString().replace("T", " ");
  return plain.toString({ smallestUnit: fraction === 0 ? "second" : "minute" }).replace("T", " ");
};

/** The division in one sentence of each language, with numbers and units. */
export function sentenceOf(given: {
  figure: Figure;
  id: FigureId;
  machine: Bilingual;
  /** null: everybody's; "" for the use of nobody. */
  member: string | null;
  from: Micros;
  to: Micros;
  zone: string;
}): Bilingual {
  const { figure, id, zone } = given;
  const inLanguage = (language: Language): string => {
    const amount = (it: number) =>
      id === "daysUsed" ? `${it}${units[language].days}` : durationText(it, language);
    const isSure = figure.lower === figure.upper;
    return sentences[language]({
      machine: given.machine[language],
      member: given.member,
      name: figureTexts[id].name[language],
      from: clock(given.from, zone),
      to: clock(given.to, zone),
      zone,
      counting: figureTexts[id].counting[language],
      numerator: amount(figure.numerator),
      denominatorName: denominatorTexts[figure.denominatorName]?.[language] ?? figure.denominatorName,
      denominator: amount(figure.denominator),
      value: figure.value === null ? null : percent(figure.value),
      unknown: figure.unknown > 0 ? amount(figure.unknown) : null,
      inferred: figure.inferred > 0 ? amount(figure.inferred) : null,
      bounds:
        isSure || figure.lower === null || figure.upper === null
          ? null
          : { lower: percent(figure.lower), upper: percent(figure.upper) },
    });
  };
  return { ja: inLanguage("ja"), en: inLanguage("en") };
}
