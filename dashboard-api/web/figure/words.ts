import { denominatorTexts, figureTexts } from "../../routes/utilization-texts.ts";
import type { Dictionary, Language } from "../language/language.ts";
import type { FigureId } from "./figure.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A figure's name, as headings have it. The API's sentences use the same words. */
export const figureName = (id: FigureId, language: Language): string =>
  capital(figureTexts[id].name[language]);

export const figureCounting = (id: FigureId, language: Language): string =>
  figureTexts[id].counting[language];

export const denominatorName = (name: string, language: Language): string =>
  denominatorTexts[name]?.[language] ?? name;

export const figureWords: Dictionary<{
  coverage: string;
  bounds: string;
  inferred: string;
  unknown: string;
  numerator: string;
  denominator: string;
  value: string;
  hours: string;
  days: string;
  nothing: string;
  between: (lower: string, upper: string) => string;
  covered: (share: string) => string;
}> = {
  ja: {
    coverage: "データ充足率",
    bounds: "下限~上限",
    inferred: "補完(推定)",
    unknown: "不明",
    numerator: "分子",
    denominator: "分母",
    value: "値",
    hours: "時間",
    days: "日",
    nothing: "観測なし",
    between: (lower, upper) => `${lower}~${upper}`,
    covered: (share) => `データ充足率 ${share}`,
  },
  en: {
    coverage: "Coverage",
    bounds: "Lower to upper",
    inferred: "Inferred",
    unknown: "Unknown",
    numerator: "Numerator",
    denominator: "Denominator",
    value: "Value",
    hours: "h",
    days: "days",
    nothing: "nothing observed",
    between: (lower, upper) => `${lower} to ${upper}`,
    covered: (share) => `coverage ${share}`,
  },
};
