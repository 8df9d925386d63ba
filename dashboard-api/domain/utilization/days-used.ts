import { isInUse, isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { type Figure, figureOf, noSums } from "./figure.ts";

export interface DaysUsedPolicy {
  /** Use from which on a day counts: 15 min. */
  readonly leastUse: Micros;
  /** Coverage under which a day without use is unknown: .5. */
  readonly leastCoverage: number;
}

/** Setting up without a booking is warm-up: it makes no day a used one. */
const isUse = (line: LedgerLine) => isInUse(line.state) && !(line.state === "setup" && line.slot === null);

/**
 * 日数稼働率 = open days with at least `leastUse` of use / open days, in days. An open day has planned busy time.
 * A day without enough use is unknown when less than `leastCoverage` of it was observed. In the bounds a day counts
 * when its unknown and bridged time could have been use; it fails when its observed use alone is not enough.
 */
export function daysUsed(
  lines: Iterable<LedgerLine>,
  dayOf: (hour: Micros) => string,
  policy: DaysUsedPolicy,
): Figure {
  const days = new Map<string, { planned: Micros; observed: Micros; use: Micros; concludedUse: Micros }>();
  for (const line of lines) {
    if (line.plan !== "open") continue;
    const name = dayOf(line.hour);
    const day = days.get(name) ?? { planned: 0, observed: 0, use: 0, concludedUse: 0 };
    days.set(name, day);
    day.planned += line.duration;
    const observed = isKnown(line.state) && !line.inferred;
    if (observed) day.observed += line.duration;
    if (isUse(line)) {
      day.concludedUse += line.duration;
      if (observed) day.use += line.duration;
    }
  }
  const sums = { ...noSums };
  for (const day of days.values()) {
    const uncertain = day.planned - day.observed;
    if (day.use >= policy.leastUse) sums.counting += 1;
    else if (day.use + uncertain < policy.leastUse) sums.opposing += 1;
    else {
      sums.mayCount += 1;
      sums.mayOppose += 1;
      if (day.concludedUse >= policy.leastUse) sums.inferredCounting += 1;
      else if (day.observed < policy.leastCoverage * day.planned) sums.unknown += 1;
      else sums.inferredOpposing += 1;
    }
  }
  return figureOf("openDays", sums);
}
