import type { Micros } from "../../../../../config/micros.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";

/** Time laid out along a line of pixels, evenly by the clock that never jumps: a day of 25 hours is longer. */
export interface TimeScale extends Interval {
  /** Length of the line in pixels. */
  readonly size: number;
  readonly microsPerPixel: number;
  /** Pixel of a time; outside the line for times outside. */
  place(time: Micros): number;
  /** Time at a pixel. */
  time(pixel: number): Micros;
}

export function createTimeScale({ from, until }: Interval, size: number): TimeScale {
  const microsPerPixel = (until - from) / Math.max(1, size);
  return {
    ...{ from, until, size, microsPerPixel },
    place: (time) => (time - from) / microsPerPixel,
    time: (pixel) => Math.round(from + pixel * microsPerPixel),
  };
}

/** Where a bar lies on a scale, and whether it goes on beyond an edge. */
export interface Placement {
  readonly start: number;
  readonly length: number;
  readonly isCutAtStart: boolean;
  readonly isCutAtEnd: boolean;
}

/**
 * Bars of ordered, disjoint intervals. What would be thinner than `least` pixels is drawn that wide where there is
 * room before the next one, so that a month still shows a booking of half an hour.
 */
export function placeBars<T extends Interval>(
  items: readonly T[],
  scale: TimeScale,
  least = 2,
): { item: T; place: Placement }[] {
  const seen = items.filter((it) => it.until > scale.from && it.from < scale.until);
  return seen.map((item, index) => {
    const start = Math.max(0, scale.place(item.from));
    const end = Math.min(scale.size, scale.place(item.until));
    const next = seen[index + 1];
    const room = (next ? Math.max(end, scale.place(next.from)) : scale.size) - start;
    const length = Math.max(end - start, Math.min(least, room));
    const cuts = { isCutAtStart: item.from < scale.from, isCutAtEnd: item.until > scale.until };
    return { item, place: { start, length, ...cuts } };
  });
}
