import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Finding } from "./finding.ts";
import type { Site } from "./site.ts";

/**
 * The Cabinet Office's list of public holidays (内閣府 syukujitsu.csv), dates to names: one `1955/1/1,元日` a line after
 * a heading, Shift_JIS or UTF-8. Throws an Error that names the first line it cannot read.
 */
export function parseHolidays(bytes: Uint8Array): Map<string, string> {
  const holidays = new Map<string, string>();
  for (const [index, line] of decode(bytes).split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, year = "", month = "", day = "", name = ""] =
      /^"?(\d{4})[/-](\d{1,2})[/-](\d{1,2})"?,(.*)/.exec(line) ?? [];
    if (year !== "") {
      const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      holidays.set(date, name.replaceAll('"', "").trim());
    } else if (index > 0) {
      throw new Error(`line ${index + 1} is not a date and a name: ${line.slice(0, 40)}`);
    }
  }
  return holidays;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

/** The site with the days of its holidays' file among its own, in order, each once; a name of its own stays. */
export function withHolidays(site: Site): Site {
  const { dates, names, file } = site.cluster.holidays;
  if (file === undefined) return site;
  const listed = parseHolidays(readFileSync(file));
  const holidays = {
    dates: [...new Set([...dates, ...listed.keys()])].sort(),
    names: { ...Object.fromEntries([...listed].filter(([, name]) => name !== "")), ...names },
    file,
  };
  return { ...site, cluster: { ...site.cluster, holidays } };
}

/** What is wrong with the holidays' file that the data names, if it names one. */
export function holidayFindings(data: unknown, folder: string): Finding[] {
  const file = (data as { cluster?: { holidays?: { file?: unknown } } } | null)?.cluster?.holidays?.file;
  if (typeof file !== "string") return [];
  const path = ["cluster", "holidays", "file"];
  const expected = "a file in the format of the Cabinet Office's syukujitsu.csv";
  try {
    if (parseHolidays(readFileSync(resolve(folder, file))).size > 0) return [];
    return [{ path, expected, advice: "The file names no day." }];
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === "ENOENT";
    const why = isAbsent
      ? "There is no such file; its name is relative to the site file"
      : (error as Error).message;
    return [{ path, expected, advice: `${why}.` }];
  }
}
