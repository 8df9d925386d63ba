import { isKnown } from "../../../config/machine-state.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { addTo, type Figure, type FigureSums, figureOf, noSums } from "./figure.ts";
import { isCertain, possibleLines } from "./possible-lines.ts";

/** A line counts, opposes (it is in the denominator but does not count), or is outside. */
export type Role = "counts" | "opposes" | "outside";

/** A figure as a ratio of sums of ledger lines: those that count, and those that count or oppose. */
export interface FigureDefinition {
  readonly denominatorName: string;
  /** Told of a line as if its state were known, its owner and time element certain. */
  readonly role: (line: LedgerLine) => Role;
  /** Whose the counting time is; null: nobody's. */
  readonly companyOf: (line: LedgerLine) => string | null;
  /**
   * What a member's figure is a share of: `all` the whole denominator, of which only the member's time counts; `own`
   * the member's own time alone; `machine` has no members' figures.
   */
  readonly memberShare: "all" | "own" | "machine";
}

/** Whose figure: everybody's, or one member's; null: nobody's, the time that no company has. */
export type Whose = "everybody" | { readonly member: string | null };

/** The role of a line in everybody's figure, or in one member's. */
export function roleOf(definition: FigureDefinition, line: LedgerLine, whose: Whose): Role {
  const role = definition.role(line);
  if (whose === "everybody" || role === "outside") return role;
  if (definition.companyOf(line) === whose.member) return role;
  return definition.memberShare === "own" ? "outside" : "opposes";
}

/** How a line enters a figure. */
export interface Entry {
  /** `unknown` where the state is not known and the line may be in the denominator. */
  readonly role: Role | "unknown";
  /** True when it is so whatever the machine did in unknown time. */
  readonly isCertain: boolean;
  readonly mayCount: boolean;
  readonly mayOppose: boolean;
}

export function entryOf(definition: FigureDefinition, line: LedgerLine, whose: Whose): Entry {
  if (isCertain(line)) {
    return { role: roleOf(definition, line, whose), isCertain: true, mayCount: false, mayOppose: false };
  }
  const member = whose === "everybody" ? null : whose.member;
  const possible = new Set(possibleLines(line, member).map((it) => roleOf(definition, it, whose)));
  const [only, ...others] = possible;
  if (only && others.length === 0) {
    return { role: only, isCertain: true, mayCount: false, mayOppose: false };
  }
  return {
    role: isKnown(line.state) ? roleOf(definition, line, whose) : "unknown",
    isCertain: false,
    mayCount: possible.has("counts"),
    mayOppose: possible.has("opposes"),
  };
}

/** Adds one line's entry to the sums of a figure. */
export function addEntry(
  sums: FigureSums,
  entry: Entry,
  line: Pick<LedgerLine, "inferred" | "duration">,
): void {
  const { duration } = line;
  if (entry.mayCount) sums.mayCount += duration;
  if (entry.mayOppose) sums.mayOppose += duration;
  addTo(sums, entry.role, entry.isCertain ? "certain" : line.inferred ? "inferred" : "contested", duration);
}

/** Adds up a figure over ledger lines; the order of the lines does not matter. */
export function figureFromLines(
  definition: FigureDefinition,
  lines: Iterable<LedgerLine>,
  whose: Whose = "everybody",
): Figure {
  const sums: FigureSums = { ...noSums };
  for (const line of lines) addEntry(sums, entryOf(definition, line, whose), line);
  return figureOf(definition.denominatorName, sums);
}
