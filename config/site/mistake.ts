import { inJapanese } from "./japanese.ts";
import type { Bilingual } from "./text.ts";

/** Something in the site file that a person must put right (or, as a warning, should look at). */
export interface Mistake {
  /** 1-based; 0 when the mistake concerns the file as a whole. */
  line: number;
  column: number;
  /** Where in the document, list entries by their id: `machines[mill-1].signals[power].node`. Empty: the document. */
  path: string;
  found: string;
  expected: string;
  /** What to do, as a sentence; empty when `expected` already says it. */
  advice: string;
}

/** A mistake in the words of a language. */
export const mistakeIn = (language: keyof Bilingual, mistake: Mistake): Mistake =>
  language === "en"
    ? mistake
    : {
        ...mistake,
        found: inJapanese(mistake.found),
        expected: inJapanese(mistake.expected),
        advice: inJapanese(mistake.advice),
      };

/**
 * `file:line:column path: found X, expected Y. advice`, or in Japanese
 * `file:line:column path: 記載「X」、正しくは Y。advice`
 */
export function mistakeText(file: string, mistake: Mistake, language: keyof Bilingual = "en"): string {
  const place = mistake.line > 0 ? `${file}:${mistake.line}:${mistake.column}` : file;
  const path = mistake.path === "" ? "" : ` ${mistake.path}`;
  const { found, expected, advice } = mistakeIn(language, mistake);
  if (language === "ja") return `${place}${path}: 記載「${found}」、正しくは ${expected}。${advice}`;
  return `${place}${path}: found ${found}, expected ${expected}.${advice === "" ? "" : ` ${advice}`}`;
}
