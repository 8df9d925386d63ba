import type { Micros } from "../../../../../config/micros.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import { subtract } from "../../../../domain/interval/subtract.ts";
import { union } from "../../../../domain/interval/union.ts";
import { gridAfter } from "../timeline/snap.ts";
import type { MachineHours, TakenTime } from "./obstacles.ts";

/** A machine with its hours and its taken time. */
export interface MachineTime {
  readonly machine: string;
  readonly hours: MachineHours;
  readonly taken: readonly TakenTime[];
}

export interface FreeSlot extends Interval {
  readonly machine: string;
  /** Until when the machine stays free. */
  readonly freeUntil: Micros;
}

/** Time in which a machine is open and nobody has it, changeover kept, inside a window. */
export function freeTime({ hours, taken }: Omit<MachineTime, "machine">, window: Interval): Interval[] {
  const { changeover } = hours.rules;
  const open = hours.open
    .map(({ from, until }) => ({ from: Math.max(from, window.from), until: Math.min(until, window.until) }))
    .filter((it) => it.until > it.from);
  const kept = taken.map(({ from, keptUntil }) => ({ from: from - changeover, until: keptUntil }));
  return subtract(open, union([...hours.maintenance, ...kept]));
}

/**
 * The next slots of `length` on any of the machines, the earliest first and at most `perMachine` of each: one for every
 * stretch of free time, since the rest of a stretch is seen from its first slot.
 */
export function nextFreeSlots(
  machines: readonly MachineTime[],
  given: { length: Micros; window: Interval; zone: string; perMachine: number },
): FreeSlot[] {
  const { length, window, zone, perMachine } = given;
  const slots = machines.flatMap(({ machine, ...its }) => {
    const { granularity, notice, minimum, maximum } = its.hours.rules;
    if (length < minimum || length > maximum) return [];
    const from = window.from + notice;
    return freeTime(its, { from, until: window.until })
      .map((free) => ({ start: gridAfter(free.from, granularity, zone), end: free.until }))
      .filter(({ start, end }) => end - start >= length)
      .slice(0, perMachine)
      .map(({ start, end }) => ({ machine, from: start, until: start + length, freeUntil: end }));
  });
  return slots.toSorted((a, b) => a.from - b.from);
}
