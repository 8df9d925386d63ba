import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

/** What one benchmark found: a table, and sentences about how it was made. */
export interface Section {
  title: string;
  /** Column headings, then rows. */
  table: [string[], ...string[][]];
  notes: string[];
}

/** When and on what it was measured. */
function circumstances(): string {
  const release =
    /PRETTY_NAME="([^"]+)"/.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const processors = `${cpus().length} cores (${cpus()[0]?.model.trim()})`;
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${processors}, ${memory}, ${release}, Node ${process.version}, load average ${figure(loadavg()[0] ?? 0, 2)} at its end.`;
}

/** The section as Markdown. */
export function markdownOf({ title, table: [head, ...rows], notes }: Section): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const lines = [
    `## ${title}`,
    "",
    circumstances(),
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map(line),
    "",
  ];
  return [...lines, ...notes.map((note) => `- ${note}`), ""].join("\n");
}

/** A number for people: as many digits as mean something. */
export const figure = (value: number, digits = 3): string =>
  Math.abs(value) >= 1_000
    ? Math.round(value).toLocaleString("en")
    : String(Number(value.toPrecision(digits)));
