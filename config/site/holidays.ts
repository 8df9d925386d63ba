import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Finding } from "./finding.ts";
import type { Site } from "./site.ts";

/**
 * Dates of the Cabinet Office's list of public holidays (内閣府 syukujitsu.csv): one `1955/1/1,元日` a line after a
 * heading, Shift_JIS or UTF-8. Throws an Error that names the first line it cannot read.
 */
export function parseHolidays(bytes: Uint8Array): string[] {
  const lines = decode(bytes).split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const [, year = "", month = "", day = ""] = /^"?(\d{4})[/-](\d{1,2})[/-](\d{1,2})"?,/.exec(line) ?? [];
    if (year === "") {
      if (index === 0) return [];
      throw new Error(`line ${index + 1} is not a date and a name: ${line.slice(0, 40)}`);
    }
    return [`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`];
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

/** The site with the dates of its holidays' file among its own dates, in order, each once. */
export function withHolidays(site: Site): Site {
  const { dates, file } = site.cluster.holidays;
  if (file === undefined) return site;
  const all = [...new Set([...dates, ...parseHolidays(readFileSync(file))])].sort();
  return { ...site, cluster: { ...site.cluster, holidays: { dates: all, file } } };
}

/** What is wrong with the holidays' file that the data names, if it names one. */
export function holidayFindings(data: unknown, folder: string): Finding[] {
  const file = (data as { cluster?: { holidays?: { file?: unknown } } } | null)?.cluster?.holidays?.file;
  if (typeof file !== "string") return [];
  const path = ["cluster", "holidays", "file"];
  const expected = "a file in the format of the Cabinet Office's syukujitsu.csv";
  try {
    if (parseHolidays(readFileSync(resolve(folder, file))).length > 0) return [];
    return [{ path, expected, advice: "The file names no day." }];
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === "ENOENT";
    const why = isAbsent
      ? "There is no such file; its name is relative to the site file"
      : (error as Error).message;
    return [{ path, expected, advice: `${why}.` }];
  }
}
