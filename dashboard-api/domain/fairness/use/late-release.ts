import { intersect } from "../../interval/intersect.ts";
import { duration, type Interval } from "../../interval/interval.ts";
import { subtract } from "../../interval/subtract.ts";
import { union } from "../../interval/union.ts";
import type { UseLine, UsePart } from "./use-line.ts";

/** [from, until) of a booking that was cancelled or given back after the late limit. */
export interface LateRelease extends Interval {
  readonly machine: string;
  readonly company: string;
  readonly booking: string;
}

/**
 * Chargeable lines of a late release: its planned busy time, less what was booked again or used by anybody (what the
 * same company booked again, or overran into, counts there). All lists are ordered and disjoint but `occupied`.
 */
export function lateReleaseLines(
  release: LateRelease,
  around: {
    readonly plannedBusyTime: readonly Interval[];
    /** Bookings and owned or assigned use on the machine, the released booking's own slot aside. */
    readonly occupied: readonly Interval[];
    readonly peak: readonly Interval[];
    readonly hours: readonly Interval[];
  },
): UseLine[] {
  const { from, until, machine, company, booking } = release;
  const planned = intersect(around.plannedBusyTime, [{ from, until }]);
  const taken = intersect(planned, union(around.occupied));
  const lines = (pieces: readonly Interval[], part: UsePart, isPeak: boolean, sign: 1 | -1): UseLine[] =>
    around.hours.flatMap((hour) =>
      intersect(pieces, [hour]).map((piece) => ({
        ...{ machine, company, booking, part, isPeak },
        hour: hour.from,
        duration: sign * duration(piece),
      })),
    );
  return [
    ...lines(subtract(planned, around.peak), "lateReleased", false, 1),
    ...lines(intersect(planned, around.peak), "lateReleased", true, 1),
    ...lines(subtract(taken, around.peak), "takenOver", false, -1),
    ...lines(intersect(taken, around.peak), "takenOver", true, -1),
  ];
}
