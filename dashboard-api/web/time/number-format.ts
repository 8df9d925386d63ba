import type { Language } from "../language/language.ts";

/** Numbers as people of the site read them; a minus is a minus, and null is told as such. */
export interface NumberFormat {
  /** 1,234.5: `digits` after the point, default 0 */
  number(value: number | null, digits?: number): string;
  /** Of a ratio 0 to 1: 48.2 % */
  percent(ratio: number | null, digits?: number): string;
  /** Of microseconds, as the API tells durations: 12.5 (hours; the unit stands beside) */
  hours(micros: number | null, digits?: number): string;
  /** ¥12,300 */
  money(value: number | null, currency?: string): string;
  /** +1.5 / −1.5 */
  signed(value: number | null, digits?: number): string;
}

const locales: Record<Language, string> = { ja: "ja-JP", en: "en-GB" };
/** What stands where there is no number. */
export const noNumber = "–";

export function createNumberFormat(language: Language): NumberFormat {
  const made = new Map<string, Intl.NumberFormat>();
  const format = (value: number | null, options: Intl.NumberFormatOptions): string => {
    if (value === null || !Number.isFinite(value)) return noNumber;
    const key = JSON.stringify(options);
    const it = made.get(key) ?? new Intl.NumberFormat(locales[language], options);
    made.set(key, it);
    return it.format(value).replace("-", "−").replace("￥", "¥");
  };
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    number: (value, digits = 0) => format(value, fixed(digits)),
    percent: (ratio, digits = 1) => (ratio === null ? noNumber : `${format(ratio * 100, fixed(digits))} %`),
    hours: (micros, digits = 1) => format(micros === null ? null : micros / 3_600_000_000, fixed(digits)),
    money: (value, currency = "JPY") =>
      format(value, { style: "currency", currency, currencyDisplay: "narrowSymbol" }),
    signed: (value, digits = 1) => format(value, { ...fixed(digits), signDisplay: "exceptZero" }),
  };
}
