import { z } from "zod";
import type { Language } from "./request-language.ts";

export const eraShape = {
  era: z
    .enum(["western", "japanese"])
    .default("western")
    .meta({ description: "How dates stand on the form: 2026年5月31日, or 令和8年5月31日" }),
};
export type Era = "western" | "japanese";

/** A local day as it stands on a form: `2026年5月31日`, `令和8年5月31日`, `31 May 2026`. */
export function formDate(day: string, lang: Language, era: Era): string {
  const date = Temporal.PlainDate.from(day);
  if (lang === "en") return date.toLocaleString("en-GB", { dateStyle: "long" });
  const calendar = era === "japanese" ? "ja-JP-u-ca-japanese" : "ja-JP";
  return date.toLocaleString(calendar, {
    ...{ year: "numeric", month: "long", day: "numeric" },
    ...(era === "japanese" ? { era: "long" } : {}),
  });
}
