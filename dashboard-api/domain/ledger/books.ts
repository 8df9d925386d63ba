import type { Micros } from "../../../config/micros.ts";
import type { Assignment } from "../attribution/assignment.ts";
import { type AttributionPolicy, attribute } from "../attribution/attribute.ts";
import type { Booking, MachineStart } from "../attribution/booking.ts";
import { contestedTime } from "../attribution/contested-time.ts";
import { clip } from "../interval/intersect.ts";
import type { Interval } from "../interval/interval.ts";
import { bridge } from "../timeline/bridge.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";
import { type LedgerLine, ledgerOf } from "./ledger-line.ts";
import { type Slice, slicesOf } from "./slice.ts";

/** All that is needed to book one machine's time, as plain values. */
export interface BookKeeping {
  /** Unbridged, with a margin around the window wide enough for the runs that reach into it. */
  readonly history: readonly TimelineInterval[];
  /** Local hours to be booked, ordered and without holes. */
  readonly hours: readonly Interval[];
  readonly open: readonly Interval[];
  readonly maintenance: readonly Interval[];
  /** Those of the whole history: an earlier booking may overrun into the window. */
  readonly bookings: readonly Booking[];
  readonly starts: readonly MachineStart[];
  /** Of unbooked use, to companies; ordered and disjoint. Absent: none. */
  readonly assignments?: readonly Assignment[];
  readonly bridgeLimit: Micros;
  readonly attribution: AttributionPolicy;
}

/** Slices of the window: bridged and attributed on the whole history, then cut. */
export function sliceHistory(input: BookKeeping): Slice[] {
  const [first, last] = [input.hours[0], input.hours.at(-1)];
  if (!first || !last) return [];
  const window = { from: first.from, until: last.until };
  const bridged = bridge(input.history, input.bridgeLimit);
  const uses = attribute(bridged, input.bookings, input.starts, input.attribution, input.assignments);
  const slices = slicesOf({
    ...input,
    timeline: bridged,
    uses,
    contested: contestedTime(bridged, input.bookings, input.starts, input.attribution),
    cuts: input.hours.flatMap((hour) => [hour.from, hour.until]),
  });
  return clip(slices, window);
}

/** The ledger lines of the window. */
export const keepBooks = (input: BookKeeping): LedgerLine[] => ledgerOf(sliceHistory(input), input.hours);
