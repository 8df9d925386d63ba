import { MINUTE, type Micros } from "../../../../../config/micros.ts";
import { offGrid } from "../../../../domain/booking/rules/length.ts";

/** The last time on the grid at or before `time`: multiples of `step` since local midnight, by the wall. */
export function gridBefore(time: Micros, step: Micros, zone: string): Micros {
  let at = time;
  // More than once where the clocks change between.
  for (let off = offGrid(at, step, zone); off > 0; off = offGrid(at, step, zone)) at -= off;
  return at;
}

/** The first time on the grid at or after `time`. */
export function gridAfter(time: Micros, step: Micros, zone: string): Micros {
  const before = gridBefore(time, step, zone);
  if (before === time) return time;
  const next = before + step;
  const off = offGrid(next, step, zone);
  if (off === 0) return next;
  return next - off > time ? next - off : gridBefore(next + step - off, step, zone);
}

/** The time on the grid that is nearest; the earlier of two that are as near. */
export function gridNear(time: Micros, step: Micros, zone: string): Micros {
  const [before, after] = [gridBefore(time, step, zone), gridAfter(time, step, zone)];
  return after - time < time - before ? after : before;
}

const steps = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440].map((minutes) => minutes * MINUTE);

/** The finest step of the grid that a hand can hit: at least `least` pixels. Never finer than the rules ask for. */
export function handStep(granularity: Micros, microsPerPixel: number, least = 6): Micros {
  if (granularity >= least * microsPerPixel) return granularity;
  const fits = steps.filter((it) => it >= granularity && it % granularity === 0);
  return fits.find((it) => it >= least * microsPerPixel) ?? fits.at(-1) ?? granularity;
}
