import { isKnown, type MachineState } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { AttributedUse, UseKind } from "../attribution/attribute.ts";
import type { Booking } from "../attribution/booking.ts";
import type { Interval } from "../interval/interval.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";
import { excusedTime } from "./excused-time.ts";
import { type IsoElement, isoElementOf, ownSpans } from "./iso-element.ts";

/** Open for use (planned busy time), planned maintenance within open hours, or closed. */
export type Plan = "open" | "maintenance" | "closed";

/** A stretch in which nothing of interest changes: what the books are made of. */
export interface Slice extends Interval {
  readonly plan: Plan;
  readonly state: MachineState;
  readonly inferred: boolean;
  /** Whose slot it is, whatever happened. */
  readonly slot: Booking | null;
  /** Whose use it is; null when not in use, or nobody's. */
  readonly owner: Booking | null;
  /** Company that unbooked use was assigned to; absent: it was not. */
  readonly assignedTo?: string;
  readonly kind: UseKind | null;
  readonly iso: IsoElement;
  /** Observed, but its owner or time element hangs on what the machine did in unknown or bridged time. */
  readonly contested: boolean;
  /** Of a slot, and not to be held against its company where nobody used it. Absent: it is not. */
  readonly isExcused?: true;
}

/** Walks along ordered, disjoint pieces; `at(t)` must be asked with ascending times. */
function cursor<T extends Interval>(pieces: readonly T[]): (t: Micros) => T | undefined {
  let next = 0;
  return (t) => {
    while (next < pieces.length && (pieces[next] as T).until <= t) next += 1;
    const piece = pieces[next];
    return piece && piece.from <= t ? piece : undefined;
  };
}

/**
 * Cuts a bridged timeline wherever the plan, a slot, an owner or one of `cuts` (local hours) changes. All inputs are
 * ordered and disjoint; maintenance counts inside open time only.
 */
export function slicesOf(input: {
  timeline: readonly TimelineInterval[];
  open: readonly Interval[];
  maintenance: readonly Interval[];
  bookings: readonly Booking[];
  uses: readonly AttributedUse[];
  contested: readonly Interval[];
  cuts: readonly Micros[];
}): Slice[] {
  const { timeline, open, maintenance, bookings, uses, contested } = input;
  const [first, last] = [timeline[0], timeline.at(-1)];
  if (!first || !last) return [];
  const spans = ownSpans(uses);
  const edges = new Set<Micros>(input.cuts);
  const excused = excusedTime(timeline, bookings);
  for (const list of [timeline, open, maintenance, bookings, uses, spans, contested, excused]) {
    for (const { from, until } of list) edges.add(from).add(until);
  }
  const ordered = [...edges].filter((t) => t >= first.from && t <= last.until).sort((a, b) => a - b);
  const bookingById = new Map(bookings.map((booking) => [booking.id, booking]));
  const [stretchAt, openAt, maintenanceAt] = [cursor(timeline), cursor(open), cursor(maintenance)];
  const [slotAt, useAt, spanAt] = [cursor(bookings), cursor(uses), cursor(spans)];
  const [contestedAt, excusedAt] = [cursor(contested), cursor(excused)];
  return ordered.slice(0, -1).map((from, index): Slice => {
    const stretch = stretchAt(from) as TimelineInterval;
    const use = useAt(from);
    const slot = slotAt(from) ?? null;
    const span = spanAt(from);
    return {
      from,
      until: ordered[index + 1] as Micros,
      plan: openAt(from) ? (maintenanceAt(from) ? "maintenance" : "open") : "closed",
      state: stretch.state,
      inferred: stretch.inferred,
      slot,
      owner: (use?.booking && bookingById.get(use.booking)) || null,
      ...(use?.kind === "unbooked" && use.company !== null ? { assignedTo: use.company } : {}),
      kind: use?.kind ?? null,
      iso: isoElementOf(stretch.state, span !== undefined && span.booking === slot?.id),
      contested: isKnown(stretch.state) && !stretch.inferred && contestedAt(from) !== undefined,
      ...(excusedAt(from) ? { isExcused: true } : {}),
    };
  });
}
