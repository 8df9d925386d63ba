import type { Dictionary } from "../language/language.ts";

export const paperWords: Dictionary<{ print: string; options: string }> = {
  ja: { print: "印刷する", options: "用紙の設定" },
  en: { print: "Print", options: "Paper options" },
};
