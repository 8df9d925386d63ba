import { duration, type Interval } from "../interval/interval.ts";
import { type LedgerLine, lineOf } from "../ledger/ledger-line.ts";
import type { Slice } from "../ledger/slice.ts";
import { type DaysUsedPolicy, type DayUse, dayUseOf, judgeDay } from "./days-used.ts";
import { addEntry, type Entry, type Figure, figureOf, noSums } from "./figure.ts";
import { entryOf, type FigureDefinition, type Whose } from "./figure-definition.ts";

/** A stretch of which a figure is made, with its part in it. */
export interface ExplainedStretch extends Interval, Entry {
  readonly slice: Slice;
}

/** A day of which `daysUsed` is made. */
export interface ExplainedDay extends Interval, Entry {
  readonly day: string;
  readonly use: DayUse;
}

/** Whatever the machine did in unknown time, its part is the same. */
export const isSure = (entry: Entry): boolean => entry.role === entry.best && entry.role === entry.worst;

export interface Explanation<T> {
  readonly figure: Figure;
  /** In order of time. What can never be in the denominator is left out. */
  readonly parts: readonly T[];
}

const isSame = (a: ExplainedStretch, b: ExplainedStretch): boolean =>
  a.role === b.role &&
  a.best === b.best &&
  a.worst === b.worst &&
  a.slice.state === b.slice.state &&
  a.slice.inferred === b.slice.inferred &&
  a.slice.slot?.id === b.slice.slot?.id &&
  a.slice.owner?.id === b.slice.owner?.id &&
  a.slice.kind === b.slice.kind &&
  a.slice.iso === b.slice.iso;

/**
 * Opens a figure into the stretches it is made of. Those that count sum to its numerator, those that count or oppose
 * to its denominator, the unknown ones to its unknown time.
 */
export function explainFigure(
  definition: FigureDefinition,
  slices: readonly Slice[],
  whose: Whose,
): Explanation<ExplainedStretch> {
  const sums = { ...noSums };
  const parts: ExplainedStretch[] = [];
  for (const slice of slices) {
    const line = lineOf(slice, slice.from);
    const entry = entryOf(definition, line, whose);
    addEntry(sums, entry, duration(slice));
    if ([entry.role, entry.best, entry.worst].every((role) => role === "outside")) continue;
    const part = { ...entry, slice, from: slice.from, until: slice.until };
    const last = parts.at(-1);
    if (last && last.until === part.from && isSame(last, part)) {
      parts[parts.length - 1] = { ...last, until: part.until };
    } else parts.push(part);
  }
  return { figure: figureOf(definition.denominatorName, sums), parts };
}

/** Opens `daysUsed` into open days. `slices` must have been cut at local midnights. */
export function explainDays(
  slices: readonly Slice[],
  dayOf: (slice: Slice) => string,
  policy: DaysUsedPolicy,
  whose: Whose,
): Explanation<ExplainedDay> {
  const sums = { ...noSums };
  const byDay = new Map<string, { from: number; until: number; lines: LedgerLine[] }>();
  for (const slice of slices) {
    const name = dayOf(slice);
    const day = byDay.get(name) ?? { from: slice.from, until: slice.until, lines: [] };
    day.lines.push(lineOf(slice, slice.from));
    byDay.set(name, { ...day, until: slice.until });
  }
  const parts = [...byDay].flatMap(([day, { from, until, lines }]): ExplainedDay[] => {
    const use = dayUseOf(lines, whose);
    const entry = judgeDay(use, policy);
    addEntry(sums, entry, 1);
    return entry.role === "outside" ? [] : [{ day, from, until, use, ...entry }];
  });
  return { figure: figureOf("openDays", sums), parts };
}
