import type { Interval } from "../interval/interval.ts";
import { type LedgerLine, lineOf } from "../ledger/ledger-line.ts";
import type { Slice } from "../ledger/slice.ts";
import {
  addDay,
  type DaysUsedPolicy,
  type DayUse,
  type DayVerdict,
  dayUseOf,
  judgeDay,
} from "./days-used.ts";
import { type Figure, figureOf, noSums } from "./figure.ts";
import { addEntry, type Entry, entryOf, type FigureDefinition, type Whose } from "./figure-definition.ts";

/** A stretch of which a figure is made, with its part in it. */
export interface ExplainedStretch extends Interval, Entry {
  readonly slice: Slice;
}

/** A day of which `daysUsed` is made. */
export interface ExplainedDay extends Interval, DayVerdict {
  readonly day: string;
  readonly use: DayUse;
}

export interface Explanation<T> {
  readonly figure: Figure;
  /** In order of time. What can never be in the denominator is left out. */
  readonly parts: readonly T[];
}

const isSame = (a: ExplainedStretch, b: ExplainedStretch): boolean =>
  a.role === b.role &&
  a.isCertain === b.isCertain &&
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
    addEntry(sums, entry, line);
    if (entry.role === "outside" && !entry.mayCount && !entry.mayOppose) continue;
    if (entry.role === "unknown" && !entry.mayCount && !entry.mayOppose) continue;
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
    const verdict = judgeDay(use, policy);
    addDay(sums, verdict);
    return verdict.role === "outside" ? [] : [{ day, from, until, use, ...verdict }];
  });
  return { figure: figureOf("openDays", sums), parts };
}
