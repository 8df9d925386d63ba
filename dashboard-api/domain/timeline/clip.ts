import type { Micros } from "../../../config/micros.ts";
import { clip as clipIntervals } from "../interval/intersect.ts";
import type { TimelineInterval } from "./timeline-interval.ts";

/** The part of a timeline inside [from, to). */
export const clip = (timeline: readonly TimelineInterval[], from: Micros, to: Micros): TimelineInterval[] =>
  clipIntervals(timeline, { from, until: to });
