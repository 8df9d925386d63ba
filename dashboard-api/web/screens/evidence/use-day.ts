import { useNavigation } from "../../app/navigation.tsx";
import { useLanguage } from "../../language/use-words.ts";

const locales = { ja: "ja-JP", en: "en-GB" } as const;

/** A local day as the form's dates are written: 2026年5月31日, or 令和8年5月31日 where the address asks for it. */
export function useDay(): (day: string) => string {
  const language = useLanguage();
  const { era } = useNavigation().address.query;
  const locale = language === "ja" && era === "japanese" ? "ja-JP-u-ca-japanese" : locales[language];
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  // A day alone has no zone: it is told in the one it is read in.
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
