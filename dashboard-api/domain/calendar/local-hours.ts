import type { Micros } from "../../../config/micros.ts";
import type { Interval } from "../interval/interval.ts";
import { microsOf, zonedAt } from "./local-time.ts";

/** The local hours that touch [from, to), each whole: 23 or 25 on days that change the clocks. */
export function localHours(from: Micros, to: Micros, zone: string): Interval[] {
  const hours: Interval[] = [];
  let start = zonedAt(from, zone).round({ smallestUnit: "hour", roundingMode: "floor" });
  while (microsOf(start) < to) {
    const next = start.add({ hours: 1 }).round({ smallestUnit: "hour", roundingMode: "floor" });
    hours.push({ from: microsOf(start), until: microsOf(next) });
    start = next;
  }
  return hours;
}
