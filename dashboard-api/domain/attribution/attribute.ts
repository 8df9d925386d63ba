import type { MachineState } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";
import { type Assignment, companyAt } from "./assignment.ts";
import type { Booking, MachineStart } from "./booking.ts";
import { type Run, runsOf } from "./run.ts";

/** `used` inside the own booking, `early` before it, `overrun` after it, `unbooked` nobody's. */
export type UseKind = "used" | "early" | "overrun" | "unbooked";

/** In-use time with its owner. used + early + overrun + unbooked = in use, always. */
export interface AttributedUse extends Interval {
  readonly state: MachineState;
  readonly inferred: boolean;
  readonly kind: UseKind;
  /** Booking that owns it; null when unbooked. */
  readonly booking: string | null;
  /** Of the booking; of unbooked use, the one that it was assigned to. */
  readonly company: string | null;
  /** Booking of another company in whose slot it happened: that one's `blocked` time. */
  readonly blocks: string | null;
}

export interface AttributionPolicy {
  /** A break this long ends a run. Default in the site file: 5 min. */
  readonly breakLimit: Micros;
  /** A run that began at most this long before a booking and goes on into it is that booking's `early`: 30 min. */
  readonly earlyLimit: Micros;
}

/** Who owns a run from which moment on. */
interface Tenure {
  readonly from: Micros;
  readonly owner: Booking | null;
}

const bookingAt = (bookings: readonly Booking[], t: Micros): Booking | undefined =>
  bookings.find((booking) => booking.from <= t && t < booking.until);

function firstOwner(start: Micros, end: Micros, bookings: readonly Booking[], policy: AttributionPolicy) {
  const current = bookingAt(bookings, start);
  if (current) return current;
  const next = bookings.find((booking) => booking.from > start);
  return next && next.from < end && next.from - start <= policy.earlyLimit ? next : null;
}

/**
 * Ownership along one run. It begins with the booking the run began in (or reaches early); at the start of a further
 * booking it passes on when nobody, or the same company, owned the run; and whenever somebody starts at the machine.
 * A run of nobody's that goes on into a slot is taken as that slot's use from its start: the slot's holder is the
 * only one with a claim to it.
 */
function tenuresOf(
  run: Run,
  bookings: readonly Booking[],
  starts: readonly MachineStart[],
  policy: AttributionPolicy,
): Tenure[] {
  const [start, end] = [run[0].from, (run.at(-1) as TimelineInterval).until];
  const tenures: Tenure[] = [{ from: start, owner: firstOwner(start, end, bookings, policy) }];
  const within = (t: Micros) => t > start && t < end;
  const changes = [
    ...bookings.filter((it) => within(it.from)).map((it) => ({ at: it.from, booking: it, isTold: false })),
    ...starts.flatMap((it) => {
      const booking = bookings.find((candidate) => candidate.id === it.booking);
      return booking && within(it.at) ? [{ at: it.at, booking, isTold: true }] : [];
    }),
  ].toSorted((a, b) => a.at - b.at || Number(a.isTold) - Number(b.isTold));
  for (const { at, booking, isTold } of changes) {
    const owner = tenures.at(-1)?.owner;
    if (isTold || !owner || owner.company === booking.company) tenures.push({ from: at, owner: booking });
  }
  return tenures;
}

/** Cuts a stretch where ownership or slots change, so that each piece has one owner and one kind. */
function pieces(stretch: TimelineInterval, tenures: readonly Tenure[], spans: readonly Interval[]) {
  const cuts = [
    ...tenures.map((tenure) => tenure.from),
    ...spans.flatMap((span) => [span.from, span.until]),
  ].filter((t) => t > stretch.from && t < stretch.until);
  const edges = [stretch.from, ...new Set(cuts.toSorted((a, b) => a - b)), stretch.until];
  return edges.slice(1).map((until, index) => ({ from: edges[index] as Micros, until }));
}

const kindOf = (t: Micros, owner: Booking | null): UseKind => {
  if (!owner) return "unbooked";
  if (t < owner.from) return "early";
  return t < owner.until ? "used" : "overrun";
};

/**
 * Gives every moment of use in a bridged timeline to a booking, or to nobody; nobody's use to the company that it was
 * assigned to. Bookings are ordered and disjoint, and so are assignments.
 */
export function attribute(
  timeline: readonly TimelineInterval[],
  bookings: readonly Booking[],
  starts: readonly MachineStart[],
  policy: AttributionPolicy,
  assignments: readonly Assignment[] = [],
): AttributedUse[] {
  const spans = [...bookings, ...assignments];
  const uses: AttributedUse[] = [];
  for (const run of runsOf(timeline, policy.breakLimit)) {
    const tenures = tenuresOf(run, bookings, starts, policy);
    for (const stretch of run) {
      for (const piece of pieces(stretch, tenures, spans)) {
        const owner = tenures.findLast((tenure) => tenure.from <= piece.from)?.owner ?? null;
        const slot = bookingAt(bookings, piece.from);
        uses.push({
          ...piece,
          state: stretch.state,
          inferred: stretch.inferred,
          kind: kindOf(piece.from, owner),
          booking: owner?.id ?? null,
          company: owner ? owner.company : companyAt(assignments, piece.from),
          blocks: slot && slot.id !== owner?.id ? slot.id : null,
        });
      }
    }
  }
  return uses;
}
