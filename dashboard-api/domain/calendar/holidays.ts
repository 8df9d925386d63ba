/**
 * Public holidays from the Cabinet Office's CSV (国民の祝日・休日月日,国民の祝日・休日名称; lines such as
 * `2026/1/1,元日`), as ISO dates to names. The file is Shift_JIS; decode it before. Lines that hold no date, the
 * heading among them, are passed over.
 */
export function parseHolidays(csv: string): Map<string, string> {
  const holidays = new Map<string, string>();
  for (const line of csv.split(/\r?\n/)) {
    const found = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2}),(.*)$/.exec(line.trim());
    if (!found) continue;
    const [, year = "", month = "", day = "", name = ""] = found;
    holidays.set(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, name.trim());
  }
  return holidays;
}
