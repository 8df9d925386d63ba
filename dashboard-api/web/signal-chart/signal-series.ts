import type { z } from "zod";
import type { seriesSchema } from "../../routes/signals.ts";
import { millis } from "../time/instant.ts";

export type Series = z.infer<typeof seriesSchema>;

/** Columns as the chart takes them: seconds, value, least and most; null is a gap. */
export interface Columns {
  time: number[];
  value: (number | null)[];
  least: (number | null)[];
  most: (number | null)[];
}

const numberOf = (value: unknown): number | null =>
  typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : null;

/** A bad value is not drawn as if it were one. */
const isGood = (quality: number) => quality === 0;

/** Every extreme of a bucket is kept, so that a peak of one sample is seen at any width. */
export function columnsOf(series: Series): Columns {
  const columns: Columns = { time: [], value: [], least: [], most: [] };
  const add = (time: string, value: number | null, least = value, most = value) => {
    columns.time.push(millis(time) / 1_000);
    columns.value.push(value);
    columns.least.push(least);
    columns.most.push(most);
  };
  if (series.kind === "raw") {
    for (const { t, v, q } of series.samples) add(t, isGood(q) ? numberOf(v) : null);
    return columns;
  }
  for (const { t, min, max, mean } of series.buckets) add(t, mean, min, max);
  return columns;
}
