import type { Micros } from "../../../config/micros.ts";

/** Half-open time [from, until) in UTC microseconds; never empty, never reversed. */
export interface Interval {
  readonly from: Micros;
  readonly until: Micros;
}

export const duration = (interval: Interval): Micros => interval.until - interval.from;

/** Sum of the lengths; overlaps count as often as they occur, so pass a union for time on the clock. */
export const totalDuration = (intervals: readonly Interval[]): Micros =>
  intervals.reduce((sum, interval) => sum + duration(interval), 0);
