import type { Fact, FactId, FactOf, Sentences } from "./fact.ts";
import { english } from "./sentences-en.ts";
import { japanese } from "./sentences-ja.ts";

export const languages: Readonly<Record<"ja" | "en", Sentences>> = { ja: japanese, en: english };

/** A fact as a sentence. */
export const say = <Id extends FactId>(fact: FactOf<Id>, language: "ja" | "en", member: string): string =>
  (languages[language][fact.id as Id] as (fact: FactOf<Id>, member: string) => string)(fact, member);

export const sayAll = (facts: readonly Fact[], language: "ja" | "en", member: string): string[] =>
  facts.map((fact) => say(fact, language, member));
