import type { LedgerLine } from "../ledger/ledger-line.ts";
import { type Figure, figureOf, noSums } from "./figure.ts";

/** 予約率 = booked / PBT. A matter of the plan alone: what the machine did, known or not, does not enter. */
export function bookingRate(lines: Iterable<LedgerLine>): Figure {
  let [booked, free] = [0, 0];
  for (const { plan, slot, duration } of lines) {
    if (plan !== "open") continue;
    if (slot === null) free += duration;
    else booked += duration;
  }
  return figureOf("plannedBusyTime", { ...noSums, counting: booked, opposing: free });
}
