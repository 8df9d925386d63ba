import { isKnown } from "../../../config/machine-state.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { addEntry, type Entry, type Figure, type FigureSums, figureOf, noSums, type Role } from "./figure.ts";
import { isCertain, possibleLines } from "./possible-lines.ts";

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

const rolesOf = (definition: FigureDefinition, line: LedgerLine, whose: Whose): Set<Role> => {
  const member = whose === "everybody" ? null : whose.member;
  return new Set(possibleLines(line, member).map((it) => roleOf(definition, it, whose)));
};

/** A matter of the plan alone: whatever the machine did, everybody's figure is the same. */
const isPlanned = (definition: FigureDefinition, line: LedgerLine): boolean =>
  rolesOf(definition, line, "everybody").size === 1;

/** How a line enters a figure, and how it would in the best and the worst case. */
export function entryOf(definition: FigureDefinition, line: LedgerLine, whose: Whose): Entry {
  const role = roleOf(definition, line, whose);
  if (isCertain(line)) return { role, isInferred: false, best: role, worst: role };
  const possible = rolesOf(definition, line, whose);
  const [only = role] = possible;
  const isOutside = possible.size === 1 && only === "outside";
  const isNone = possible.has("outside") ? "outside" : only;
  const bounds = {
    best: possible.has("counts") ? "counts" : isNone,
    worst: possible.has("opposes") ? "opposes" : isNone,
  } as const;
  if (isOutside || isPlanned(definition, line)) return { role: only, isInferred: false, ...bounds };
  return { role: isKnown(line.state) ? role : "unknown", isInferred: line.inferred, ...bounds };
}

/** Adds up a figure over ledger lines; the order of the lines does not matter. */
export function figureFromLines(
  definition: FigureDefinition,
  lines: Iterable<LedgerLine>,
  whose: Whose = "everybody",
): Figure {
  const sums: FigureSums = { ...noSums };
  for (const line of lines) addEntry(sums, entryOf(definition, line, whose), line.duration);
  return figureOf(definition.denominatorName, sums);
}
