import type { Dictionary } from "../../language/language.ts";

export const committeeWords: Dictionary<{ title: string }> = {
  ja: { title: "委員会" },
  en: { title: "Committee" },
};
