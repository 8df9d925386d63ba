import { useLanguage, useWords } from "../language/use-words.ts";
import { useNumbers } from "../time/use-numbers.ts";
import { type Figure, type FigureId, unitOf } from "./figure.ts";
import { figureWords } from "./words.ts";

/** A figure's parts as text. */
export interface FigureText {
  /** 48.2 %, or that nothing was observed */
  value: string;
  /** 12.5 h / 96.0 h */
  ratio: string;
  /** 41.0 % to 52.3 %; undefined where the figure is certain */
  bounds: string | undefined;
  /** coverage 97.1 %; undefined where all was observed */
  coverage: string | undefined;
}

/** Writes figures in the page's language. */
export function useFigureText(): (id: FigureId, figure: Figure) => FigureText {
  const words = useWords(figureWords);
  const numbers = useNumbers();
  const isJa = useLanguage() === "ja";
  return (id, figure) => {
    const unit = unitOf(id);
    const amount = (it: number) =>
      `${unit === "days" ? numbers.number(it) : numbers.hours(it)}${isJa ? "" : " "}${words[unit]}`;
    const { value, lower, upper, coverage } = figure;
    const isWide = lower !== null && upper !== null && upper - lower >= 0.0005;
    return {
      value: value === null ? words.nothing : numbers.percent(value),
      ratio: `${amount(figure.numerator)} / ${amount(figure.denominator)}`,
      bounds: isWide ? words.between(numbers.percent(lower), numbers.percent(upper)) : undefined,
      coverage:
        coverage === null || coverage >= 0.9995 ? undefined : words.covered(numbers.percent(coverage)),
    };
  };
}
