import type { Micros } from "../../../../config/micros.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { Basis, UseLine, UsePart } from "./use-line.ts";

/** A line of one machine's books, or a sum of such lines. */
export interface MachineLine
  extends Pick<
    LedgerLine,
    | "hour"
    | "plan"
    | "state"
    | "slot"
    | "slotCompany"
    | "owner"
    | "ownerCompany"
    | "kind"
    | "isExcused"
    | "duration"
  > {
  readonly machine: string;
  /** How much of the duration is in peak hours. */
  readonly peak: Micros;
}

/** What the committee decided, or thinks of deciding, beside the books, which have its decisions. Late releases are lines of their own: `lateReleaseLines`. */
export interface Decisions {
  /** Bookings whose down time is excused: it began before the slot, or the committee accepts it. */
  readonly excused: ReadonlySet<string>;
  /** Bookings that were forgiven: what their holders did not use of them does not count. */
  readonly waived: ReadonlySet<string>;
  /** Whose unbooked use it is; null: nobody's yet. A line that names a company already is that one's. */
  readonly assignedTo: (line: MachineLine) => string | null;
}

export const noDecisions: Decisions = { excused: new Set(), waived: new Set(), assignedTo: () => null };

interface Share {
  readonly part: UsePart;
  readonly company: string | null;
  readonly booking: string | null;
  readonly sign: 1 | -1;
}

const plus = (part: UsePart, company: string | null, booking: string | null): Share => ({
  ...{ part, company, booking },
  sign: 1,
});
const minus = (part: UsePart, company: string | null, booking: string | null): Share => ({
  ...{ part, company, booking },
  sign: -1,
});

const isInSlot = (line: MachineLine) => line.slotCompany !== null && line.plan === "open";
const isOwnSlot = (line: MachineLine) => isInSlot(line) && line.slotCompany === line.ownerCompany;

function unbookedShare(line: MachineLine, decisions: Decisions): Share {
  const company = line.ownerCompany ?? decisions.assignedTo(line);
  return plus(company === null ? "unassigned" : "assigned", company, null);
}

function usedShares(line: MachineLine, decisions: Decisions): Share[] {
  if (line.kind === null) return [];
  if (line.kind === "unbooked") return [unbookedShare(line, decisions)];
  return [plus(line.kind, line.ownerCompany, line.owner)];
}

function chargeableShares(line: MachineLine, decisions: Decisions): Share[] {
  const shares: Share[] = [];
  const { kind, slot, slotCompany, owner, ownerCompany } = line;
  if (isInSlot(line)) {
    shares.push(plus("booked", slotCompany, slot));
    const isOthers = kind !== null && !isOwnSlot(line);
    const isForgiven = slot !== null && decisions.waived.has(slot);
    const isExcusedDown = line.state === "down" && slot !== null && decisions.excused.has(slot);
    if (isOthers) shares.push(minus("blocked", slotCompany, slot));
    else if (kind === null && (line.isExcused || isForgiven || isExcusedDown)) {
      shares.push(minus("excused", slotCompany, slot));
    }
  }
  // Own use in an own slot is booked time already.
  if (kind === null || isOwnSlot(line)) return shares;
  if (kind === "unbooked") return [...shares, unbookedShare(line, decisions)];
  return [...shares, plus(kind === "used" ? "outsidePlan" : kind, ownerCompany, owner)];
}

const sharesOn: Record<Basis, (line: MachineLine, decisions: Decisions) => Share[]> = {
  chargeable: chargeableShares,
  used: usedShares,
  booked: (line) => (isInSlot(line) ? [plus("booked", line.slotCompany, line.slot)] : []),
};

/** The lines of everybody's use on a basis. On the chargeable one no moment is charged to two companies. */
export function useLines(
  lines: Iterable<MachineLine>,
  basis: Basis,
  decisions: Decisions = noDecisions,
): UseLine[] {
  const uses: UseLine[] = [];
  for (const line of lines) {
    for (const { sign, ...share } of sharesOn[basis](line, decisions)) {
      const { machine, hour, duration, peak } = line;
      const rest = duration - peak;
      if (rest > 0) uses.push({ machine, hour, ...share, isPeak: false, duration: sign * rest });
      if (peak > 0) uses.push({ machine, hour, ...share, isPeak: true, duration: sign * peak });
    }
  }
  return uses;
}
