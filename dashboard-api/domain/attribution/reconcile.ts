import { isKnown } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { duration } from "../interval/interval.ts";
import type { Slice } from "../ledger/slice.ts";
import type { Booking } from "./booking.ts";

/** What a machine did for a booking, and in its slot. Durations in microseconds. */
export interface Reconciliation {
  /** Own use before, inside and after the slot. */
  readonly early: Micros;
  readonly used: Micros;
  readonly overrun: Micros;
  /** Others' use inside the slot. */
  readonly blocked: Micros;
  readonly down: Micros;
  readonly unknown: Micros;
}

/** Adds up slices that cover a booking's slot and what its runs reach. Others' use is never its use. */
export function reconcile(booking: Pick<Booking, "id">, slices: readonly Slice[]): Reconciliation {
  const sums = { early: 0, used: 0, overrun: 0, blocked: 0, down: 0, unknown: 0 };
  for (const slice of slices) {
    const length = duration(slice);
    if (slice.owner?.id === booking.id && slice.kind && slice.kind !== "unbooked") sums[slice.kind] += length;
    if (slice.slot?.id !== booking.id) continue;
    if (!isKnown(slice.state)) sums.unknown += length;
    if (slice.state === "down") sums.down += length;
    if (slice.kind && slice.owner?.id !== booking.id) sums.blocked += length;
  }
  return sums;
}
