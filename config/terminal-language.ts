import type { Bilingual } from "./site/text.ts";

/**
 * The language of what a command tells: `--lang ja` or `--lang=en`, else the locale of the terminal (LC_ALL,
 * LC_MESSAGES, LANG), else English, which every terminal and log can show.
 */
export function terminalLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): keyof Bilingual {
  const at = args.indexOf("--lang");
  const asked =
    args.find((it) => it.startsWith("--lang="))?.slice("--lang=".length) ?? (at < 0 ? "" : args[at + 1]);
  if (asked === "ja" || asked === "en") return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return locale.startsWith("ja") ? "ja" : "en";
}

/** The arguments without the choice of a language. */
export const withoutLanguage = (args: readonly string[]): string[] =>
  args.filter((it, index) => !it.startsWith("--lang") && args[index - 1] !== "--lang");
