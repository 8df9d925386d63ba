import { clip } from "../../interval/intersect.ts";
import { duration, totalDuration } from "../../interval/interval.ts";
import type { Rule } from "./rule.ts";

/** The whole booking lies in opening hours; `current` is the part that does not. */
export const openHours: Rule = (request, { open }) => {
  const closed = duration(request) - totalDuration(clip(open, request));
  return closed > 0 ? { rule: "openHours", limit: 0, current: closed, unit: "microseconds" } : null;
};

/** No planned maintenance inside; `current` is how much there is. */
export const maintenance: Rule = (request, context) => {
  const planned = totalDuration(clip(context.maintenance, request));
  return planned > 0 ? { rule: "maintenance", limit: 0, current: planned, unit: "microseconds" } : null;
};
