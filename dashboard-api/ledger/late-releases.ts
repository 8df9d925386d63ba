import { lateReleaseLines } from "../domain/fairness/use/late-release.ts";
import type { UseLine } from "../domain/fairness/use/use-line.ts";
import { clip } from "../domain/interval/intersect.ts";
import type { Interval } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import { union } from "../domain/interval/union.ts";
import type { Slice } from "../domain/ledger/slice.ts";
import type { GivenUpTime } from "./booking-reader.ts";
import type { DayPlan } from "./day-plan.ts";

/** Chargeable lines of what was given up too late, on one day of one machine and within a window. */
export function lateReleases(given: {
  readonly machine: string;
  readonly plan: DayPlan;
  readonly window: Interval;
  /** Those of the day at least. */
  readonly slices: readonly Slice[];
  readonly givenUp: readonly GivenUpTime[];
}): UseLine[] {
  const { machine, plan, slices } = given;
  const window = {
    from: Math.max(plan.from, given.window.from),
    until: Math.min(plan.until, given.window.until),
  };
  const isLate = (it: GivenUpTime) => it.isLate ?? it.from - it.at < plan.lateLimit;
  const releases = clip(
    given.givenUp.filter((it) => isLate(it) && it.from < window.until && it.until > window.from),
    window,
  );
  if (releases.length === 0) return [];
  const hours = clip(plan.pieces, window);
  const peak = union(hours.filter((it) => it.isPeak));
  const plannedBusyTime = subtract(plan.open, plan.maintenance);
  return releases.flatMap((release) => {
    const { company, booking, from, until } = release;
    const isTaken = ({ slot, owner, assignedTo }: Slice) =>
      (slot !== null && slot.id !== booking) || owner !== null || assignedTo !== undefined;
    const occupied = slices.filter((it) => it.from < until && it.until > from && isTaken(it));
    return lateReleaseLines(
      { machine, company, booking, from, until },
      { plannedBusyTime, occupied, peak, hours },
    );
  });
}
