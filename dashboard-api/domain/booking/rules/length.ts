import type { Micros } from "../../../../config/micros.ts";
import { zonedAt } from "../../calendar/local-time.ts";
import { duration } from "../../interval/interval.ts";
import type { Rule } from "./rule.ts";

export const minimum: Rule = (request, { policy }) =>
  duration(request) < policy.minimum
    ? { rule: "minimum", limit: policy.minimum, current: duration(request), unit: "microseconds" }
    : null;

export const maximum: Rule = (request, { policy }) =>
  duration(request) > policy.maximum
    ? { rule: "maximum", limit: policy.maximum, current: duration(request), unit: "microseconds" }
    : null;

/** How far a time is past a multiple of `granularity` since local midnight (by the wall, whatever the clocks did). */
export function offGrid(time: Micros, granularity: Micros, zone: string): Micros {
  const { hour, minute, second, millisecond, microsecond } = zonedAt(time, zone);
  const sinceMidnight = (((hour * 60 + minute) * 60 + second) * 1_000 + millisecond) * 1_000 + microsecond;
  return sinceMidnight % granularity;
}

/** Both ends on the grid; `current` is the larger distance past it. */
export const granularity: Rule = (request, { policy, zone }) => {
  const off = Math.max(
    offGrid(request.from, policy.granularity, zone),
    offGrid(request.until, policy.granularity, zone),
  );
  return off > 0
    ? { rule: "granularity", limit: policy.granularity, current: off, unit: "microseconds" }
    : null;
};
