import { phrases, yamlPhrases } from "./japanese-phrases.ts";

type Part = "word" | "list" | "phrase";
interface Rule {
  readonly english: RegExp;
  readonly parts: readonly Part[];
  readonly japanese: string;
}

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");

/** `a number of at least {word}` becomes a pattern; braces that name no part are those of the text. */
function ruleOf([english, japanese]: readonly [string, string]): Rule {
  const parts: Part[] = [];
  const source = english
    .split(/(\{(?:word|list|phrase)\})/)
    .map((piece) => {
      const part = /^\{(word|list|phrase)\}$/.exec(piece)?.[1];
      if (part === undefined) return escaped(piece).replace(/[{}]/g, "\\$&");
      parts.push(part as Part);
      return part === "word" ? '([^ ]+|".*")' : "(.+)";
    })
    .join("");
  return { english: new RegExp(`^${source}$`), parts, japanese };
}

const rules: readonly Rule[] = [...phrases, ...yamlPhrases].map(ruleOf);

const listed = (text: string) =>
  text
    .replace(/,? (?:or|and) /g, ", ")
    .split(", ")
    .map((it) => phraseIn(it) ?? it)
    .join("、");

/** A phrase or sentence in Japanese; undefined where it is none of the known ones. */
function phraseIn(text: string): string | undefined {
  for (const { english, parts, japanese } of rules) {
    const found = english.exec(text);
    if (!found) continue;
    const values = parts.map((part, index) => {
      const value = found[index + 1] ?? "";
      if (part === "list") return listed(value);
      return part === "phrase" ? (phraseIn(value) ?? value) : value;
    });
    return japanese.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? "");
  }
  return undefined;
}

/**
 * What the checks of the site file say, in Japanese. Their English is the key, so that a check is written once, with the
 * words of its place; what stands in the file (names, values) stays as it is there.
 */
export function inJapanese(text: string): string {
  const whole = phraseIn(text);
  if (whole !== undefined) return whole;
  const sentences = text.split(/(?<=[.?]) (?=[A-Z])/);
  return sentences.length < 2 ? text : sentences.map((it) => phraseIn(it) ?? it).join("");
}
