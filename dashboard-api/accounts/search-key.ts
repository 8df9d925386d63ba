/**
 * What a name is found by: compatible forms made one (Unicode NFKC), small letters, hiragana as katakana, single spaces.
 * Names themselves are kept and shown exactly as written.
 */
export const searchKey = (...texts: (string | null | undefined)[]): string =>
  texts
    .filter((text) => text)
    .join(" ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/\s+/g, " ")
    .trim();
