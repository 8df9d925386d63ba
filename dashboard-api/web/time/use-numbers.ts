import { useLanguage } from "../language/use-words.ts";
import { createNumberFormat } from "./number-format.ts";

const formats = { ja: createNumberFormat("ja"), en: createNumberFormat("en") };

/** Numbers in the page's language. */
export const useNumbers = () => formats[useLanguage()];
