import { useLanguage } from "../language/use-words.ts";
import { useEra } from "./era-choice.tsx";

const locales = { ja: "ja-JP", en: "en-GB" } as const;

/** A local day as dates of forms are written: 2026年5月31日, or 令和8年5月31日 where the address asks for it. */
export function useDay(): (day: string) => string {
  const language = useLanguage();
  const era = useEra();
  const locale = language === "ja" && era === "japanese" ? "ja-JP-u-ca-japanese" : locales[language];
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  // A day alone has no zone: it is told in the one it is read in.
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
