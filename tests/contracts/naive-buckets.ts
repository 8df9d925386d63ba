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
    const usable = all.flatMap(({ t, v, q }) => (typeof v === "number" && !isBad(q) ? [{ t, v }] : []));
    const [first] = usable;
    const last = usable.at(-1);
    if (!first || !last) continue;
    buckets.push({
      t: from + index * width,
      min: usable.reduce((least, it) => (it.v < least.v ? it : least)),
      max: usable.reduce((most, it) => (it.v > most.v ? it : most)),
      first,
      last,
      count: usable.length,
      bad: all.filter((it) => isBad(it.q)).length,
    });
  }
  return buckets;
}
