import { type Micros, SECOND } from "../../config/micros.ts";

/** The gateway's clock has jumped: from the time it would have been to the time it is. */
export interface ClockStep {
  from: Micros;
  to: Micros;
}

/** Looks whether the gateway's clock was set, or stood still, since the last look. */
export type StepWatch = () => ClockStep | null;

/** Clocks that are steered, not set, drift apart by far less than this between two looks. */
const JUMP: Micros = 5 * SECOND;

/**
 * Compares the gateway's clock with one that never jumps. Nothing is a step while the clock waits to be set. `told`:
 * the newest time that the process before has told of; to be behind it is a step too.
 */
export function createStepWatch(clocks: {
  now(): Micros;
  monotonic(): Micros;
  isSet(): boolean;
  told: Micros | null;
}): StepWatch {
  const read = () => ({ now: clocks.now(), monotonic: clocks.monotonic() });
  let last: ReturnType<typeof read> | null = null;
  return () => {
    if (!clocks.isSet()) return null;
    const before = last;
    last = read();
    const { now, monotonic } = last;
    const expected =
      before === null ? Math.max(now, clocks.told ?? now) : before.now + monotonic - before.monotonic;
    return Math.abs(now - expected) > JUMP ? { from: expected, to: now } : null;
  };
}
