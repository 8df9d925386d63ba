import type { Micros } from "../../../config/micros.ts";

export const ruleNames = [
  "openHours",
  "maintenance",
  "granularity",
  "minimum",
  "maximum",
  "past",
  "notice",
  "horizon",
  "qualification",
  "futureBookings",
  "quota",
  "peakQuota",
] as const;
export type RuleName = (typeof ruleNames)[number];

/** Why a request is refused: the rule, what it allows, what the request comes to, and when it would pass. */
export interface Refusal {
  readonly rule: RuleName;
  /** In `unit`; null where the rule has no number. */
  readonly limit: number | null;
  readonly current: number | null;
  readonly unit: "microseconds" | "bookings" | "time" | null;
  /** Earliest start in open time at which the same length passes this rule; null when none is within the horizon. */
  readonly nextPossible: Micros | null;
}
