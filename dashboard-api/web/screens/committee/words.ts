import type { Dictionary } from "../../language/language.ts";

export const committeeWords: Dictionary<{
  title: string;
  /** Leaves a dialog as if it had not been opened. */
  cancel: string;
}> = {
  ja: { title: "委員会", cancel: "やめる" },
  en: { title: "Committee", cancel: "Not now" },
};
