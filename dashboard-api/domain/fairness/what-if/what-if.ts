import { entitlement, type MachineStake } from "../entitlement/entitlement.ts";
import { type Fairness, fairness } from "../measures/fairness.ts";
import type { Valuation } from "../use/equivalent-hours.ts";
import type { Basis, UseLine } from "../use/use-line.ts";
import { type Decisions, type MachineLine, useLines } from "../use/use-lines.ts";
import { withoutBookings } from "./without-bookings.ts";

/** All that fairness is computed from. */
export interface FairnessInput {
  readonly stakes: readonly MachineStake[];
  readonly lines: readonly MachineLine[];
  readonly lateReleases: readonly UseLine[];
  readonly basis: Basis;
  readonly decisions: Decisions;
  readonly valuation: Valuation;
}

/** What the committee thinks about: other shares, other rates or peak factors, or bookings that quotas would refuse. */
export interface Change extends Partial<FairnessInput> {
  readonly refused?: ReadonlySet<string>;
}

/** Fairness of the books. */
export function fairnessOf(input: FairnessInput): Fairness {
  const uses = useLines(input.lines, input.basis, input.decisions);
  const late = input.basis === "chargeable" ? input.lateReleases : [];
  return fairness(entitlement(input.stakes), [...uses, ...late], input.valuation);
}

/** The same figures as they are and as they would be; nothing is changed. People's wishes are taken to stay the same. */
export function whatIf(input: FairnessInput, change: Change): { asIs: Fairness; changed: Fairness } {
  const { refused, ...other } = change;
  const merged = { ...input, ...other };
  const lateReleases = merged.lateReleases.filter((it) => it.booking === null || !refused?.has(it.booking));
  const changed = refused
    ? { ...merged, lateReleases, lines: withoutBookings(merged.lines, refused) }
    : merged;
  return { asIs: fairnessOf(input), changed: fairnessOf(changed) };
}
