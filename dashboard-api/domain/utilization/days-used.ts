import { isInUse, isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { addEntry, type Entry, type Figure, figureOf, noSums } from "./figure.ts";
import type { Whose } from "./figure-definition.ts";

export interface DaysUsedPolicy {
  /** Use from which on a day counts: 15 min. */
  readonly leastUse: Micros;
  /** Coverage under which a day without use is unknown: .5. */
  readonly leastCoverage: number;
}

/** One machine's day as `daysUsed` sees it, of its planned busy time alone. */
export interface DayUse {
  readonly planned: Micros;
  readonly observed: Micros;
  /** Use for certain; use as observed; use as observed or concluded; use at most. */
  readonly certainUse: Micros;
  readonly observedUse: Micros;
  readonly concludedUse: Micros;
  readonly possibleUse: Micros;
}

/** Setting up without a booking is warm-up: it makes no day a used one. */
const isUse = (line: LedgerLine) => isInUse(line.state) && !(line.state === "setup" && line.slot === null);

/** Adds up the lines of one machine's day. A member's use is its own, wherever it happened. */
export function dayUseOf(lines: Iterable<LedgerLine>, whose: Whose = "everybody"): DayUse {
  const day = {
    planned: 0,
    observed: 0,
    certainUse: 0,
    observedUse: 0,
    concludedUse: 0,
    possibleUse: 0,
  };
  for (const line of lines) {
    if (line.plan !== "open") continue;
    const { duration } = line;
    const isObserved = isKnown(line.state) && !line.inferred;
    const counts = isUse(line) && (whose === "everybody" || line.ownerCompany === whose.member);
    const mayBeOthers = line.contested && isUse(line) && whose !== "everybody";
    day.planned += duration;
    if (isObserved) day.observed += duration;
    if (counts) day.concludedUse += duration;
    if (counts && isObserved) day.observedUse += duration;
    if (counts && isObserved && !mayBeOthers) day.certainUse += duration;
    if (!isObserved || counts || mayBeOthers) day.possibleUse += duration;
  }
  return day;
}

/** How a day enters the figure: it counts, fails, or is unknown; it is outside when it was not open. */
export function judgeDay(day: DayUse, { leastUse, leastCoverage }: DaysUsedPolicy): Entry {
  if (day.planned === 0) return { role: "outside", isInferred: false, best: "outside", worst: "outside" };
  const bounds = {
    best: day.possibleUse >= leastUse ? "counts" : "opposes",
    worst: day.certainUse >= leastUse ? "counts" : "opposes",
  } as const;
  if (day.observedUse >= leastUse) return { role: "counts", isInferred: false, ...bounds };
  if (day.concludedUse >= leastUse) return { role: "counts", isInferred: true, ...bounds };
  if (bounds.best === "opposes") return { role: "opposes", isInferred: false, ...bounds };
  if (day.observed < leastCoverage * day.planned) return { role: "unknown", isInferred: false, ...bounds };
  return { role: "opposes", isInferred: true, ...bounds };
}

/** Machine-days by how they enter the figure. */
export interface DayTally {
  of(whose: Whose): Iterable<readonly [entry: Entry, days: number]>;
}

/** The figure from days judged before. */
export function daysUsedOf(tally: DayTally, whose: Whose): Figure {
  const sums = { ...noSums };
  for (const [entry, days] of tally.of(whose)) addEntry(sums, entry, days);
  return figureOf("openDays", sums);
}

/**
 * 日数稼働率 = open days with at least `leastUse` of use / open days, in days of one machine each. An open day has
 * planned busy time. A day without enough use is unknown when less than `leastCoverage` of it was observed. In the
 * bounds a day counts when its unseen time could have been use; it fails when its certain use alone is not enough.
 */
export function daysUsed(days: Iterable<DayUse>, policy: DaysUsedPolicy): Figure {
  const sums = { ...noSums };
  for (const day of days) addEntry(sums, judgeDay(day, policy), 1);
  return figureOf("openDays", sums);
}
