import type { MachineState } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { UseKind } from "../attribution/attribute.ts";
import { duration, type Interval } from "../interval/interval.ts";
import type { IsoElement } from "./iso-element.ts";
import type { Plan, Slice } from "./slice.ts";

/**
 * A line of the books: how long, in one local hour, one machine was in one state under the same circumstances.
 * Every figure is a ratio of sums of lines.
 */
export interface LedgerLine {
  /** Start of the local hour. */
  readonly hour: Micros;
  readonly plan: Plan;
  readonly state: MachineState;
  readonly inferred: boolean;
  /** Booking and company whose slot it is; null: not booked. */
  readonly slot: string | null;
  readonly slotCompany: string | null;
  /** Booking and company whose use it is; null: not in use, or nobody's. Assigned use has a company and no booking. */
  readonly owner: string | null;
  readonly ownerCompany: string | null;
  readonly kind: UseKind | null;
  readonly iso: IsoElement;
  /** Observed, but its owner or time element hangs on what the machine did in unknown or bridged time. */
  readonly contested: boolean;
  /** Of a slot, and not to be held against its company where nobody used it. Absent: it is not. */
  readonly isExcused?: true;
  readonly duration: Micros;
}

const keyOf = (line: LedgerLine): string =>
  [
    line.hour,
    line.plan,
    line.state,
    line.inferred,
    line.slot,
    line.owner,
    line.ownerCompany,
    line.kind,
    line.iso,
    line.contested,
    line.isExcused,
  ].join("|");

/** The line of one slice alone. */
export const lineOf = (slice: Slice, hour: Micros): LedgerLine => ({
  hour,
  plan: slice.plan,
  state: slice.state,
  inferred: slice.inferred,
  slot: slice.slot?.id ?? null,
  slotCompany: slice.slot?.company ?? null,
  owner: slice.owner?.id ?? null,
  ownerCompany: slice.owner?.company ?? slice.assignedTo ?? null,
  kind: slice.kind,
  iso: slice.iso,
  contested: slice.contested,
  ...(slice.isExcused ? { isExcused: true } : {}),
  duration: duration(slice),
});

/** Books slices by local hour. Slices must have been cut at the hours; lines come in order of their hour. */
export function ledgerOf(slices: readonly Slice[], hours: readonly Interval[]): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  let at = 0;
  for (const slice of slices) {
    while (at < hours.length && (hours[at] as Interval).until <= slice.from) at += 1;
    const hour = hours[at];
    if (!hour || hour.from > slice.from) continue;
    const line = lineOf(slice, hour.from);
    const key = keyOf(line);
    const booked = lines.get(key);
    lines.set(key, booked ? { ...booked, duration: booked.duration + line.duration } : line);
  }
  return [...lines.values()];
}
