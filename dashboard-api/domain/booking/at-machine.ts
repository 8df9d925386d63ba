import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";

/** Something that holds a machine, as whoever stands at it needs to know it. */
export interface SlotAtMachine extends Interval {
  readonly id: string;
  readonly kind: "booking" | "maintenance" | "outage";
  readonly company: string | null;
  readonly isConfirmed: boolean;
}

/** Why something cannot be done at the machine now; `at`: the time that matters, where there is one. */
export type AtMachineObstacle =
  /** Nobody, or not this company, holds the machine now or soon. */
  | { readonly why: "no-booking"; readonly at: null }
  /** The company's slot begins later; from `at` on it may start. */
  | { readonly why: "not-yet"; readonly at: Micros }
  /** Another's slot lasts until `at`. */
  | { readonly why: "others-slot"; readonly at: Micros }
  | { readonly why: "not-approved"; readonly at: null }
  /** Out of use until `at`. */
  | { readonly why: "out-of-use"; readonly at: Micros };

export type Chosen = { readonly slot: SlotAtMachine } | AtMachineObstacle;

const holds = ({ from, until }: Interval, at: Micros) => from <= at && at < until;

/**
 * The slot in which a company acts at the machine: the one that runs; where nobody holds the machine, also its next one,
 * so long before it as use still counts as early. `slots`: all that hold the machine from now on, in order.
 */
export function slotAtMachine(
  slots: readonly SlotAtMachine[],
  company: string,
  at: Micros,
  earlyLimit: Micros,
): Chosen {
  const current = slots.find((it) => holds(it, at));
  if (current && current.kind !== "booking") return { why: "out-of-use", at: current.until };
  if (current?.company === company) {
    return current.isConfirmed ? { slot: current } : { why: "not-approved", at: null };
  }
  const own = slots.find((it) => it.company === company && it.from > at);
  if (current) {
    if (own?.from === current.until && own.isConfirmed) return { why: "not-yet", at: own.from };
    return { why: "others-slot", at: current.until };
  }
  if (!own) return { why: "no-booking", at: null };
  if (!own.isConfirmed) return { why: "not-approved", at: null };
  const next = slots.find((it) => it.from > at);
  // Somebody else comes before it.
  if (next && next.id !== own.id) return { why: "not-yet", at: Math.max(next.until, own.from - earlyLimit) };
  return own.from - at <= earlyLimit ? { slot: own } : { why: "not-yet", at: own.from - earlyLimit };
}
