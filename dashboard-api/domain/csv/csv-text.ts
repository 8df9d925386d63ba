export type Cell = string | number | boolean | null;

const cellText = (cell: Cell): string => {
  if (cell === null) return "";
  const text = String(cell);
  // A spreadsheet would run a text that looks like a formula.
  const safe = typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180 with a byte order mark, by which Excel knows UTF-8. */
export const csvText = (heading: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[heading, ...rows].map((row) => row.map(cellText).join(",")).join("\r\n")}\r\n`;
