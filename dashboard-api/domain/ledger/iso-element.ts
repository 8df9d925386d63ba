import type { MachineState } from "../../../config/machine-state.ts";
import type { AttributedUse } from "../attribution/attribute.ts";
import type { Interval } from "../interval/interval.ts";

/**
 * Time elements of ISO 22400-2 with the booking as the order (OPC 40001-1, table 68): actual production (APT), unit
 * setup (AUST), delay (ADET), down (ADOT) time. `outside` is what the standard's model of a work unit has no element
 * for: down or off without an order.
 */
export type IsoElement = "APT" | "AUST" | "ADET" | "ADOT" | "outside" | "unknown";

/** Of each booking, from its first to its last own use inside its slot. Bookings are disjoint, so these are too. */
export function ownSpans(uses: readonly AttributedUse[]): (Interval & { booking: string })[] {
  const spans = new Map<string, Interval & { booking: string }>();
  for (const { kind, booking, from, until } of uses) {
    if (kind !== "used" || booking === null) continue;
    const span = spans.get(booking);
    spans.set(booking, { booking, from: span?.from ?? from, until });
  }
  return [...spans.values()];
}

/** running is production, setup is setup, booked or not; the rest is delay inside a booking's own span. */
export function isoElementOf(state: MachineState, isInOwnSpan: boolean): IsoElement {
  if (state === "unknown" || state === "lost") return "unknown";
  if (state === "running") return "APT";
  if (state === "setup") return "AUST";
  if (isInOwnSpan) return "ADET";
  return state === "idle" || state === "held" ? "ADOT" : "outside";
}
