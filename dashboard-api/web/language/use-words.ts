import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Dictionary, Language } from "./language.ts";

export const LanguageContext = createContext<Language>("ja");

export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of a dictionary in the language of the page. */
export const useWords = <T>(dictionary: Dictionary<T>): T => dictionary[useLanguage()];

/** A text of the site file, such as a machine's name, in the language of the page. */
export function useText(): (text: { ja: string; en: string } | null | undefined) => string {
  const language = useLanguage();
  return (text) => text?.[language] ?? "";
}
