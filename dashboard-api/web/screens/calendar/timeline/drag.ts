import { DAY, type Micros } from "../../../../../config/micros.ts";
import { microsOf, zonedAt } from "../../../../domain/calendar/local-time.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import { gridAfter, gridBefore, gridNear } from "./snap.ts";

/** What a hand took hold of: free time, a bar, or one of its ends. */
export type Grip = "new" | "move" | "start" | "end";

/** What times a dragged bar can take. */
export interface DragGrid {
  readonly step: Micros;
  readonly zone: string;
  /** What is moved keeps its clock and goes by whole days, as where a pixel is most of an hour. */
  readonly byDay?: boolean;
  /** Shortest booking. */
  readonly minimum: Micros;
}

/**
 * The interval that a hand which took hold at `anchor` and is now at `at` means. A new one covers every step it was
 * drawn over; an end never passes the other. A moved one keeps its length by the wall clock's grid.
 */
export function dragged(
  grip: Grip,
  origin: Interval,
  anchor: Micros,
  at: Micros,
  { step, zone, minimum, byDay }: DragGrid,
): Interval {
  const near = (time: Micros) => gridNear(time, step, zone);
  const least = Math.max(minimum, 1);
  switch (grip) {
    case "new": {
      if (at >= anchor) {
        const from = gridBefore(anchor, step, zone);
        return { from, until: Math.max(near(at), gridAfter(from + least, step, zone)) };
      }
      const until = gridAfter(anchor, step, zone);
      return { from: Math.min(near(at), gridBefore(until - least, step, zone)), until };
    }
    case "move": {
      if (byDay) {
        const days = Math.round((at - anchor) / DAY);
        const from = microsOf(zonedAt(origin.from, zone).add({ days }));
        return { from, until: from + origin.until - origin.from };
      }
      const from = near(origin.from + at - anchor);
      return { from, until: from + origin.until - origin.from };
    }
    case "start":
      return { ...origin, from: Math.min(near(at), origin.until - least) };
    case "end":
      return { ...origin, until: Math.max(near(at), origin.from + least) };
  }
}
