/** Languages of the page. Japanese is the first. */
export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/** The same words in each language: one type, so that none can be missing. Words with parts are functions. */
export type Dictionary<T> = Record<Language, T>;

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/** What the address says, else what was chosen here before, else what the browser's owner reads. */
export function chooseLanguage(given: {
  address: string | undefined;
  kept: string | null;
  browser: readonly string[];
}): Language {
  if (isLanguage(given.address)) return given.address;
  if (isLanguage(given.kept)) return given.kept;
  const read = given.browser.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return read ?? "ja";
}
