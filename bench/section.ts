/** What one benchmark found: a table, and sentences about how it was made. */
export interface Section {
  title: string;
  /** Column headings, then rows. */
  table: [string[], ...string[][]];
  notes: string[];
}

/** The section as Markdown. */
export function markdownOf({ title, table: [head, ...rows], notes }: Section): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const lines = [`## ${title}`, "", line(head), line(head.map(() => "---")), ...rows.map(line), ""];
  return [...lines, ...notes.map((note) => `- ${note}`), ""].join("\n");
}

/** A number for people: as many digits as mean something. */
export const figure = (value: number, digits = 3): string =>
  Math.abs(value) >= 1_000
    ? Math.round(value).toLocaleString("en")
    : String(Number(value.toPrecision(digits)));
