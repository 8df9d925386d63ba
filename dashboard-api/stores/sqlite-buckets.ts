import type { DatabaseSync } from "node:sqlite";
import type { Micros } from "../../config/micros.ts";
import type { Bucket } from "./telemetry-reader.ts";

interface Sums {
  min: number | null;
  max: number | string | null;
  mean: number | null;
  count: number;
  flagged: number;
}

const inBucket = "FROM sample WHERE series = ? AND t >= ? AND t < ?";
/** Good or uncertain numbers: texts and values of bad quality are in no bucket. */
const usable = `AND typeof(v) IN ('real', 'integer') AND (q IS NULL OR q < ${2 ** 31})`;
const sums = `SELECT min(v) AS min, max(v) AS max, avg(v) AS mean, count(v) AS count, count(q) AS flagged ${inBucket}`;

/**
 * Downsamples one series. One range scan per bucket: three times as fast as GROUP BY over the whole window, or as a loop
 * over rows in JavaScript. Most buckets hold good numbers alone, which the first scan tells (nothing has a quality, and
 * the greatest value, behind which texts sort, is a number); only the others are scanned again with a filter, which costs
 * as much as the scan.
 */
export function sqliteBuckets(
  db: DatabaseSync,
  series: number,
  window: { from: Micros; to: Micros; width: Micros },
): Bucket[] {
  const { from, to, width } = window;
  const next = db.prepare(`SELECT min(t) AS t ${inBucket}`);
  const bad = db.prepare(`SELECT count(*) AS count ${inBucket} AND q >= ${2 ** 31}`);
  const [whole, filtered] = [db.prepare(sums), db.prepare(`${sums} ${usable}`)];

  const bucketOf = (start: Micros, end: Micros): Bucket | undefined => {
    const place = [series, start, end] as const;
    const all = whole.get(...place) as unknown as Sums;
    const isClean = all.flagged === 0 && typeof all.max === "number";
    const { min, max, mean, count } = isClean ? all : (filtered.get(...place) as unknown as Sums);
    if (min === null || typeof max !== "number" || mean === null) return undefined;
    const isFlagged = all.flagged > 0;
    return {
      ...{ t: start, min, max, mean, count },
      bad: isFlagged ? (bad.get(...place) as { count: number }).count : 0,
    };
  };

  const buckets: Bucket[] = [];
  let start = from;
  while (start < to) {
    const end = Math.min(start + width, to);
    const bucket = bucketOf(start, end);
    if (bucket) buckets.push(bucket);
    start = end;
    if (bucket) continue;
    // Empty stretches are stepped over at once.
    const following = (next.get(series, end, to) as { t: Micros | null }).t;
    if (following === null) break;
    start = from + Math.floor((following - from) / width) * width;
  }
  return buckets;
}
