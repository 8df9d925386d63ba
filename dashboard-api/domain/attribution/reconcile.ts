import { isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { duration } from "../interval/interval.ts";
import type { Slice } from "../ledger/slice.ts";
import type { Booking } from "./booking.ts";

export type Outcome = "used" | "partly-used" | "no-show" | "no-data";

export interface ReconciliationPolicy {
  /** Own use from which share of the slot on it is `used`: .5. */
  readonly usedShare: number;
  /** Observed share of the slot under which silence is no evidence: .9. */
  readonly leastCoverage: number;
}

/** What became of a booking, as the machine tells it. Durations in microseconds. */
export interface Reconciliation {
  readonly booking: string;
  readonly outcome: Outcome;
  /** Own use before, inside and after the slot. */
  readonly early: Micros;
  readonly used: Micros;
  readonly overrun: Micros;
  /** Others' use inside the slot. */
  readonly blocked: Micros;
  readonly down: Micros;
  readonly unknown: Micros;
  /** True when the unknown time could change the outcome. */
  readonly isUncertain: boolean;
}

/**
 * Reconciles a booking with slices that cover its slot and what its runs reach. Others' use is never its use and no
 * evidence for or against its no-show: silence is judged by the rest of the slot alone.
 */
export function reconcile(
  booking: Booking,
  slices: readonly Slice[],
  policy: ReconciliationPolicy,
): Reconciliation {
  const sums = { early: 0, used: 0, overrun: 0, blocked: 0, down: 0, unknown: 0 };
  for (const slice of slices) {
    const length = duration(slice);
    if (slice.owner?.id === booking.id && slice.kind && slice.kind !== "unbooked") sums[slice.kind] += length;
    if (slice.slot?.id !== booking.id) continue;
    if (!isKnown(slice.state)) sums.unknown += length;
    if (slice.state === "down") sums.down += length;
    if (slice.kind && slice.owner?.id !== booking.id) sums.blocked += length;
  }
  const enough = policy.usedShare * duration(booking);
  const free = duration(booking) - sums.blocked;
  const seen = free - sums.unknown;
  const isSilenceProven = free > 0 && seen >= policy.leastCoverage * free;
  const outcome: Outcome =
    sums.used >= enough && sums.used > 0
      ? "used"
      : sums.used > 0
        ? "partly-used"
        : isSilenceProven
          ? "no-show"
          : "no-data";
  return {
    booking: booking.id,
    outcome,
    ...sums,
    isUncertain:
      outcome !== "used" && sums.unknown > 0 && (sums.used === 0 || sums.used + sums.unknown >= enough),
  };
}
