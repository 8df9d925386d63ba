/** Signs of YAML as a Japanese keyboard writes them: colon, commas, brackets, hash, dash, quotes, space. */
const fullWidth = /[：，、｛｝［］＃－“”\u3000]/;

/** How many lines with content before a mistake are looked at: the parser often notices late. */
const reach = 2;

/** The advice where full-width signs stand in or just before a line that is no YAML; empty when there are none. */
export function fullWidthAdvice(text: string, line: number): string {
  const candidates = text
    .split(/\r?\n/)
    .slice(0, line)
    .map((content, at) => ({ line: at + 1, content: content.replace(/(^|\s)#.*$/, "") }))
    .filter(({ content }) => content.trim() !== "")
    .slice(-1 - reach)
    .reverse();
  for (const { line, content } of candidates) {
    const [sign] = fullWidth.exec(content) ?? [];
    if (sign)
      return `If the full-width ${sign === "\u3000" ? "space" : sign} in line ${line} is meant as YAML's, write it half-width.`;
  }
  return "";
}
