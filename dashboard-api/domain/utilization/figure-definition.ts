import { isKnown } from "../../../config/machine-state.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { type Figure, type FigureSums, figureOf, noSums } from "./figure.ts";

/**
 * A figure as a ratio of sums of ledger lines. A line counts, opposes (it is in the denominator but does not count),
 * or is outside. `null` for unknown and bridged time means: outside whatever the machine did.
 */
export interface FigureDefinition {
  readonly denominatorName: string;
  /** Told of a line whose state is known. */
  readonly role: (line: LedgerLine) => "counts" | "opposes" | "outside";
  /** Told of a line whose state is not known: what it might be in the best and in the worst case. */
  readonly possible: (line: LedgerLine) => { mayCount: boolean; mayOppose: boolean };
}

/** Adds up a figure over ledger lines; the order of the lines does not matter. */
export function figureFromLines(definition: FigureDefinition, lines: Iterable<LedgerLine>): Figure {
  const sums: FigureSums = { ...noSums };
  for (const line of lines) {
    const known = isKnown(line.state);
    const role = known ? definition.role(line) : "outside";
    if (known && !line.inferred) {
      if (role === "counts") sums.counting += line.duration;
      if (role === "opposes") sums.opposing += line.duration;
      continue;
    }
    if (role === "counts") sums.inferredCounting += line.duration;
    if (role === "opposes") sums.inferredOpposing += line.duration;
    const { mayCount, mayOppose } = definition.possible(line);
    if (mayCount) sums.mayCount += line.duration;
    if (mayOppose) sums.mayOppose += line.duration;
    if (!known && (mayCount || mayOppose)) sums.unknown += line.duration;
  }
  return figureOf(definition.denominatorName, sums);
}
