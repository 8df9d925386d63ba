import { stateCodes, stateOfCode } from "../../config/machine-state.ts";
import type { UseKind } from "../domain/attribution/attribute.ts";
import type { IsoElement } from "../domain/ledger/iso-element.ts";
import type { LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { Plan } from "../domain/ledger/slice.ts";

// Positions are what the database holds: append, never reorder.
const plans: readonly Plan[] = ["open", "maintenance", "closed"];
const kinds: readonly (UseKind | null)[] = [null, "used", "early", "overrun", "unbooked"];
const elements: readonly IsoElement[] = ["APT", "AUST", "ADET", "ADOT", "outside", "unknown"];

/** What figures ask of a line, but for companies. */
export type Circumstances = Pick<LedgerLine, "plan" | "state" | "inferred" | "contested" | "kind" | "iso">;

/** Value of the lowest bit of each part of a code. */
const unit = { inferred: 1, contested: 2, iso: 4, kind: 32, state: 256, plan: 4_096 } as const;

/** One number for the circumstances of a line. */
export const codeOf = ({ plan, state, inferred, contested, kind, iso }: Circumstances): number =>
  plans.indexOf(plan) * unit.plan +
  stateCodes[state] * unit.state +
  kinds.indexOf(kind) * unit.kind +
  elements.indexOf(iso) * unit.iso +
  Number(contested) * unit.contested +
  Number(inferred) * unit.inferred;

/** A line is of a kind when its code, masked, is this value. */
export const codesOfKind = (kind: UseKind): { mask: number; value: number } => ({
  mask: 7 * unit.kind,
  value: kinds.indexOf(kind) * unit.kind,
});

/** What the code of a line tells beside its circumstances, and that of a sum does not. */
export interface LineMarks {
  readonly isPeak: boolean;
  readonly isExcused: boolean;
}
const peakBit = 65_536;
/** What of a code tells circumstances, not marks. */
export const circumstancesBits = peakBit - 1;
const excusedBit = 131_072;

export const codeOfMarks = ({ isPeak, isExcused }: LineMarks): number =>
  Number(isPeak) * peakBit + Number(isExcused) * excusedBit;

export const marksOf = (code: number): LineMarks => ({
  isPeak: (code & peakBit) !== 0,
  isExcused: (code & excusedBit) !== 0,
});

/** Reads what `codeOf` made, marks or not. Throws RangeError for a code of a newer version. */
export function circumstancesOf(code: number): Circumstances {
  const part = (name: keyof typeof unit, size: number) => Math.floor(code / unit[name]) % size;
  const plan = plans[part("plan", 16)];
  const state = stateOfCode(part("state", 16));
  const kind = kinds[part("kind", 8)];
  const iso = elements[part("iso", 8)];
  if (!plan || !state || kind === undefined || !iso) {
    throw new RangeError(`A ledger line has the unknown code ${code}.`);
  }
  return {
    plan,
    state,
    kind,
    iso,
    inferred: part("inferred", 2) === 1,
    contested: part("contested", 2) === 1,
  };
}
