import { type Micros, microsFromRfc3339 } from "../../config/micros.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { spreadsheetTime } from "./csv.ts";

/**
 * How far a zone's clock is from UTC at a time: `UTC+09:00`, which no spreadsheet takes for a number. Stands in a CSV
 * beside local times, which it makes certain.
 */
export const utcOffset = (time: Micros, zone: string): string => `UTC${zonedAt(time, zone).offset}`;

/** A time as the API tells it, for a CSV: local, and its offset. Both empty for none. */
export function localCells(
  time: string | null,
  zone: string,
): readonly [time: string | null, offset: string | null] {
  const at = time === null ? undefined : microsFromRfc3339(time);
  return at === undefined ? [null, null] : [spreadsheetTime(at, zone), utcOffset(at, zone)];
}
