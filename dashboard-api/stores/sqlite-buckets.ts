import type { DatabaseSync } from "node:sqlite";
import type { Micros } from "../../config/micros.ts";
import type { Bucket } from "./telemetry-reader.ts";

type Point = { t: Micros; v: number };
type Extremes = { min: number | null; max: number | string | null; count: number; flagged: number };

const inBucket = "FROM sample WHERE series = ? AND t >= ? AND t < ?";
/** Good or uncertain numbers: texts and values of bad quality are in no bucket. */
const usable = `AND typeof(v) IN ('real', 'integer') AND (q IS NULL OR q < ${2 ** 31})`;

function prepare(db: DatabaseSync, filter: string) {
  return {
    extremes: db.prepare(
      `SELECT min(v) AS min, max(v) AS max, count(v) AS count, count(q) AS flagged ${inBucket} ${filter}`,
    ),
    // The earliest of equal values, whatever order a scan takes.
    timeOf: db.prepare(`SELECT t, v ${inBucket} ${filter} AND v = ? ORDER BY t LIMIT 1`),
  };
}

/**
 * Downsamples one series. One range scan per bucket and small searches for the times: three times as fast as GROUP BY
 * over the whole window, or as a loop over rows in JavaScript. Most buckets hold good numbers alone, which the first
 * scan tells (nothing has a quality, and the greatest value, behind which texts sort, is a number); only the others
 * are scanned again with a filter, which costs as much as the scan.
 */
export function sqliteBuckets(
  db: DatabaseSync,
  series: number,
  window: { from: Micros; to: Micros; width: Micros },
): Bucket[] {
  const { from, to, width } = window;
  const next = db.prepare(`SELECT min(t) AS t ${inBucket}`);
  const bad = db.prepare(`SELECT count(*) AS count ${inBucket} AND q >= ${2 ** 31}`);
  const first = db.prepare(`SELECT t, v ${inBucket} ${usable} ORDER BY t LIMIT 1`);
  const last = db.prepare(`SELECT t, v ${inBucket} ${usable} ORDER BY t DESC LIMIT 1`);
  const [whole, filtered] = [prepare(db, ""), prepare(db, usable)];

  const bucketOf = (start: Micros, end: Micros): Bucket | undefined => {
    const place = [series, start, end] as const;
    const all = whole.extremes.get(...place) as unknown as Extremes;
    const isClean = all.flagged === 0 && typeof all.max === "number";
    const ask = isClean ? whole : filtered;
    const found = isClean ? all : (filtered.extremes.get(...place) as unknown as Extremes);
    if (found.count === 0) return undefined;
    const point = (row: unknown): Point => ({ ...(row as Point) });
    return {
      t: start,
      min: point(ask.timeOf.get(...place, found.min)),
      max: point(ask.timeOf.get(...place, found.max)),
      first: point(first.get(...place)),
      last: point(last.get(...place)),
      count: found.count,
      bad: all.flagged === 0 ? 0 : (bad.get(...place) as { count: number }).count,
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
