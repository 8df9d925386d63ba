import type { Micros } from "../../config/micros.ts";
import { isBad } from "../../config/quality.ts";
import type { Bucket, Sample } from "../../dashboard-api/stores/telemetry-reader.ts";

/** The plain way to downsample, sample by sample: what every store must agree with. Samples ordered by time. */
export function naiveBuckets(samples: readonly Sample[], from: Micros, to: Micros, width: Micros): Bucket[] {
  const byBucket = Map.groupBy(
    samples.filter((it) => it.t >= from && it.t < to),
    (it) => Math.floor((it.t - from) / width),
  );
  const buckets: Bucket[] = [];
  for (const [index, all] of [...byBucket].sort(([a], [b]) => a - b)) {
    const usable = all.flatMap(({ v, q }) => (typeof v === "number" && !isBad(q) ? [v] : []));
    if (usable.length === 0) continue;
    buckets.push({
      t: from + index * width,
      min: Math.min(...usable),
      max: Math.max(...usable),
      mean: usable.reduce((sum, it) => sum + it, 0) / usable.length,
      count: usable.length,
      bad: all.filter((it) => isBad(it.q)).length,
    });
  }
  return buckets;
}
