import type { Micros } from "../../../../config/micros.ts";
import type { UseLine } from "../use/use-line.ts";
import { type SettlementInput, settle } from "./settle.ts";
import type { Statement } from "./statement.ts";

/** A booking that somebody thinks about. */
export interface PlannedBooking {
  readonly company: string;
  readonly machine: string;
  readonly from: Micros;
  /** Time inside planned busy time, outside and inside peak hours. */
  readonly offPeak: Micros;
  readonly peak: Micros;
}

/** 見積: what the booking would cost if it is kept, by the very rules of the settlement. null: no fee is set. */
export function estimate(
  planned: PlannedBooking,
  rules: Pick<SettlementInput, "feeRules" | "taxRules" | "lineMode">,
): Statement | null {
  const { company, machine, from } = planned;
  const line = (isPeak: boolean, duration: Micros): UseLine[] =>
    duration > 0
      ? [{ company, machine, hour: from, booking: "estimate", part: "booked", isPeak, duration }]
      : [];
  const use = [...line(false, planned.offPeak), ...line(true, planned.peak)];
  const none = { period: null, fixedCosts: [], noShows: new Set<string>() };
  return settle({ ...rules, ...none, use }).statements[0] ?? null;
}
