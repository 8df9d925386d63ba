import type { Micros } from "../../../config/micros.ts";
import { offGrid } from "../booking/rules/length.ts";
import type { Interval } from "../interval/interval.ts";

/** A slot of `length` within [earliest, latest); all of it where `length` leaves no choice. */
export interface WantedSlot {
  readonly earliest: Micros;
  readonly latest: Micros;
  readonly length: Micros;
  readonly prefers: "earliest" | "latest";
}

export const isExact = ({ earliest, latest, length }: Omit<WantedSlot, "prefers">): boolean =>
  latest - earliest === length;

export interface SlotGrid {
  readonly granularity: Micros;
  readonly zone: string;
  /** Must be free after the slot as well. */
  readonly changeover: Micros;
  /** The slot begins here or later. */
  readonly notBefore: Micros;
}

const touches = (a: Interval, b: Interval) => a.from < b.until && b.from < a.until;

/** Starts that could do, the one liked best first. */
function startsOf(wanted: WantedSlot, freed: readonly Interval[], grid: SlotGrid): Micros[] {
  const { granularity, zone, changeover, notBefore } = grid;
  const { earliest, latest, length } = wanted;
  const last = latest - length;
  if (earliest >= last) return earliest === last && earliest >= notBefore ? [earliest] : [];
  const [begin, end] = [Math.min(...freed.map((it) => it.from)), Math.max(...freed.map((it) => it.until))];
  const from = Math.max(earliest, notBefore, begin - length - changeover);
  const starts: Micros[] = [];
  if (from > last) return starts;
  const off = offGrid(from, granularity, zone);
  for (let start = off > 0 ? from - off + granularity : from; start <= Math.min(last, end); ) {
    starts.push(start);
    start += granularity;
  }
  return wanted.prefers === "earliest" ? starts : starts.reverse();
}

/**
 * The slot liked best among those that use some of the time that came free, are clear of everybody else's with the
 * changeover, and pass the rules; null when there is none. `busy` holds time taken, changeover included; any order.
 */
export function fittingSlot(
  wanted: WantedSlot,
  freed: readonly Interval[],
  busy: readonly Interval[],
  grid: SlotGrid,
  passes: (slot: Interval) => boolean,
): Interval | null {
  for (const from of startsOf(wanted, freed, grid)) {
    const slot = { from, until: from + wanted.length };
    const needed = { from, until: slot.until + grid.changeover };
    if (!freed.some((it) => touches(it, needed)) || busy.some((it) => touches(it, needed))) continue;
    if (passes(slot)) return slot;
  }
  return null;
}
