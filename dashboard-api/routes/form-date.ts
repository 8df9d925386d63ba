import { z } from "zod";
import type { Language } from "./request-language.ts";

export const eraShape = {
  era: z
    .enum(["western", "japanese"])
    .default("western")
    .meta({ description: "How dates stand on the form: 2026年5月31日, or 令和8年5月31日" }),
};
export type Era = "western" | "japanese";

const formats: Readonly<Record<Language, Readonly<Record<Era, string>>>> = {
  ja: { western: "ja-JP", japanese: "ja-JP-u-ca-japanese" },
  en: { western: "en-GB", japanese: "en-GB" },
};

/** A local day as it stands on a form: `2026年5月31日`, `令和8年5月31日`, `31 May 2026`. */
export function formDate(day: string, lang: Language, era: Era): string {
  const format = new Intl.DateTimeFormat(formats[lang][era], { dateStyle: "long", timeZone: "UTC" });
  // The day alone, which is the same in the zone it is told in.
  return format.format(new Date(`${day}T00:00:00Z`));
}
