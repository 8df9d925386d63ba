import type { Micros } from "../../../../config/micros.ts";
import { clip } from "../../interval/intersect.ts";
import { duration, type Interval, totalDuration } from "../../interval/interval.ts";

/**
 * How much of `length`, spent somewhere in an hour, counts as peak. Books are kept by the hour: where peak time begins
 * or ends within one, the hour's time divides in proportion.
 */
export const peakPartOfHour = (length: Micros, hour: Interval, peak: readonly Interval[]): Micros =>
  Math.round((length * totalDuration(clip(peak, hour))) / duration(hour));
