import type { Micros } from "../../config/micros.ts";
import type { Booking, BookingDetails } from "./booking.ts";
import { applyToFate, type FateChange, fateKinds, noFate } from "./fate.ts";

type Beginning = Omit<Booking, "status" | "version" | "isLate" | "isDisputed" | "isWaived" | "fate">;

/** Where a booking is after it was changed. */
export interface Place {
  /** Absent: the machine it was on. */
  readonly machine?: string;
  readonly from: Micros;
  readonly until: Micros;
  readonly excludedUntil: Micros;
  readonly takenAt: Micros;
}

/** What one event did to a booking. */
export type Change =
  | { readonly kind: "requested" | "blocked" | "offered"; readonly booking: Beginning }
  /** A company in line takes what was offered; what follows is as for a request. */
  | { readonly kind: "accepted"; readonly takenAt: Micros }
  /** An offer is over. */
  | { readonly kind: "withdrawn" }
  | { readonly kind: "confirmed" | "refused" | "disputed" | "waived" }
  /** Moved by a company that needs approval: it waits again. */
  | { readonly kind: "resubmitted" }
  /** Said at the machine: it starts now; it is being set up 段取り中. */
  | { readonly kind: "started" | "setup" }
  /** Follows `moved` on the record of the machine it moved to; `moved` itself is on that of the one it left. */
  | { readonly kind: "arrived" }
  /** `isDisplaced`: to make way for maintenance or an outage, which is never charged. */
  | ({ readonly kind: "moved" | "shortened" | "extended"; readonly isDisplaced?: true } & Place)
  /** The rest of it is given up; `by` absent: by its company. */
  | ({ readonly kind: "released"; readonly by?: "policy" } & Place)
  | FateChange
  | {
      readonly kind: "described";
      readonly details: Partial<Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor">>;
    }
  /** `isDisplaced`: to make way, not by its company's wish. */
  | { readonly kind: "cancelled"; readonly isLate: boolean; readonly isDisplaced?: true };

export const changeKinds = [
  ...["requested", "blocked", "confirmed", "refused", "disputed", "waived", "started", "setup"],
  ...["moved", "arrived", "offered", "accepted", "withdrawn"],
  ...["resubmitted", "shortened", "extended", "released", "described", "cancelled"],
  ...fateKinds,
] as Change["kind"][];

const statusAtFirst = { requested: "requested", blocked: "confirmed", offered: "offered" } as const;

/** The booking after a change. The first is `requested`, `blocked` or `offered`; throws when there is none to be changed. */
export function applyChange(booking: Booking | null, change: Change): Booking {
  if ("booking" in change) {
    const status = statusAtFirst[change.kind];
    const clean = { isLate: false, isDisputed: false, isWaived: false, fate: noFate };
    return { ...change.booking, status, version: 1, ...clean };
  }
  if (!booking) throw new Error(`A booking cannot begin with ${change.kind}.`);
  const next = { ...booking, version: booking.version + 1 };
  switch (change.kind) {
    case "confirmed":
    case "refused":
      return { ...next, status: change.kind };
    case "resubmitted":
      return { ...next, status: "requested" };
    case "accepted":
      return { ...next, status: "requested", takenAt: change.takenAt };
    case "withdrawn":
      return { ...next, status: "withdrawn" };
    case "started":
    case "setup":
    case "arrived":
      return next;
    case "disputed":
      return { ...next, isDisputed: true, fate: { ...next.fate, isUpheld: false } };
    case "waived":
      return { ...next, isDisputed: false, isWaived: true };
    case "described":
      return { ...next, ...change.details };
    case "cancelled":
      return { ...next, status: "cancelled", isLate: change.isLate };
    case "reminded":
    case "seen":
    case "no-show":
    case "ended":
      return { ...next, fate: applyToFate(next.fate, change) };
    case "excused":
      return { ...next, isDisputed: false, fate: applyToFate(next.fate, change) };
    case "upheld":
      return { ...next, isDisputed: false, isWaived: false, fate: applyToFate(next.fate, change) };
    case "released": {
      const { from, until, excludedUntil, by = "company" } = change;
      return { ...next, from, until, excludedUntil, fate: { ...next.fate, releasedBy: by } };
    }
    default: {
      const { machine = next.machine, from, until, excludedUntil, takenAt } = change;
      return { ...next, machine, from, until, excludedUntil, takenAt };
    }
  }
}

/** The booking that events, from the first on, add up to. */
export const replay = (changes: readonly Change[]): Booking | null =>
  changes.reduce<Booking | null>(applyChange, null);
