import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import type { Work } from "./work.ts";

/** Time of a machine as people would book it. */
export interface Slot extends Interval {
  /** What the machine really does for it; null: nothing. */
  readonly visit: Work | null;
  /** Of a slot that comes back every week. */
  readonly standing: { company: string; series: string; takenAt: Micros } | null;
}

const halfHour = 30 * MINUTE;
// The zone's offset is a multiple of every step.
export const down = (t: Micros, step = halfHour): Micros => Math.floor(t / step) * step;
export const up = (t: Micros, step = halfHour): Micros => Math.ceil(t / step) * step;
