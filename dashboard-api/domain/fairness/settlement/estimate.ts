import type { Micros } from "../../../../config/micros.ts";
import type { UseLine } from "../use/use-line.ts";
import { type SettlementInput, settle } from "./settle.ts";
import type { Statement } from "./statement.ts";

/** A booking that somebody thinks about. */
export interface PlannedBooking {
  readonly company: string;
  readonly machine: string;
  /** Time inside planned busy time, outside and inside peak hours, by local day: prices change at midnight. */
  readonly days: readonly { readonly from: Micros; readonly offPeak: Micros; readonly peak: Micros }[];
}

/** 見積: what the booking would cost if it is kept, by the very rules of the settlement. null: no fee is set. */
export function estimate(
  planned: PlannedBooking,
  rules: Pick<SettlementInput, "feeRules" | "taxRules" | "lineMode">,
): Statement | null {
  const { company, machine, days } = planned;
  const line = (from: Micros, isPeak: boolean, duration: Micros): UseLine[] =>
    duration > 0
      ? [{ company, machine, hour: from, booking: "estimate", part: "booked", isPeak, duration }]
      : [];
  const use = days.flatMap(({ from, offPeak, peak }) => [
    ...line(from, false, offPeak),
    ...line(from, true, peak),
  ]);
  const none = { period: null, fixedCosts: [], noShows: new Set<string>() };
  return settle({ ...rules, ...none, use }).statements[0] ?? null;
}
