import type { Micros } from "../../../config/micros.ts";
import { clip } from "../interval/intersect.ts";
import type { Interval } from "../interval/interval.ts";
import { totalDuration } from "../interval/interval.ts";
import { subtract } from "../interval/subtract.ts";
import { union } from "../interval/union.ts";

/** Open time of a machine in one period, and what is left of it. Microseconds. */
export interface FreeTime {
  readonly open: Micros;
  /** Planned maintenance inside open time. */
  readonly maintenance: Micros;
  /** Inside the rest, out of use by outages and by maintenance that nobody planned. */
  readonly outage: Micros;
  /** Booked inside what is left. */
  readonly booked: Micros;
  /** open - maintenance - outage - booked, exactly. */
  readonly free: Micros;
}

export function freeTime(input: {
  readonly period: Interval;
  readonly open: readonly Interval[];
  readonly maintenance: readonly Interval[];
  readonly outages: readonly Interval[];
  readonly bookings: readonly Interval[];
}): FreeTime {
  const open = clip(union(input.open), input.period);
  const planned = subtract(open, union(input.maintenance));
  const usable = subtract(planned, union(input.outages));
  const free = subtract(usable, union(input.bookings));
  const [openTime, plannedTime, usableTime, freeOnes] = [open, planned, usable, free].map(totalDuration) as [
    Micros,
    Micros,
    Micros,
    Micros,
  ];
  return {
    open: openTime,
    maintenance: openTime - plannedTime,
    outage: plannedTime - usableTime,
    booked: usableTime - freeOnes,
    free: freeOnes,
  };
}
