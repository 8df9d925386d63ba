import { MINUTE, type Micros, SECOND } from "../../config/micros.ts";

/** A system clock before this time has not been set: no gateway is older than its software. */
const PLAUSIBLE: Micros = Date.UTC(2024, 0, 1) * 1_000;
/** The system clock and the monotonic clock drift apart by far less than this, unless the system clock is set. */
const JUMP: Micros = 5 * SECOND;
/** How long a time before one that was told already is taken for not set yet. */
const PATIENCE: Micros = 2 * MINUTE;
/** How long after the start a jump still means that a plausible time was wrong, where the system does not tell. */
const SETTLING: Micros = 10 * MINUTE;

/**
 * The gateway's clock. A small computer without a battery boots with a wrong time and learns the right one later.
 * Until then this clock goes on evenly from the time at start; once the system clock is set it follows that, and
 * `correction` is what to add to every time read before.
 */
export interface GatewayClock {
  now(): Micros;
  /**
   * Microseconds to add to times read before the clock was set; null while there is nothing to correct. It never
   * changes once it is there: a later step of the system clock is followed, and corrects nothing.
   */
  correction(): Micros | null;
  /** False while the time is known to be wrong, or may still be set. */
  synchronized(): boolean;
  /**
   * Tells of a time that the process before has seen: a system clock behind it, such as that of the last shutdown, is
   * to be set yet. After two minutes it counts all the same: then it was the clock of the process before that was wrong.
   */
  distrustBefore(time: Micros): void;
}

export interface Clocks {
  /** The system clock. */
  wall(): Micros;
  /** Never jumps; counts from anywhere. */
  monotonic(): Micros;
  /** Whether the system says that its clock is synchronised; absent: a plausible time counts after ten minutes. */
  synchronized?(): boolean;
}

export function createGatewayClock(clocks: Clocks): GatewayClock {
  const start = { wall: clocks.wall(), monotonic: clocks.monotonic() };
  let correction: Micros | null = null;
  let trustedFrom: Micros = PLAUSIBLE;
  let isSet = start.wall >= PLAUSIBLE && (clocks.synchronized?.() ?? false);

  const now = (): Micros => {
    const wall = clocks.wall();
    if (isSet) return wall;
    const even = start.wall + (clocks.monotonic() - start.monotonic);
    if (wall >= PLAUSIBLE && Math.abs(wall - even) > JUMP) {
      isSet = true;
      correction = wall - even;
      return wall;
    }
    // Without a jump the time at start was right.
    const hasSettled = clocks.synchronized ? clocks.synchronized() : even - start.wall >= SETTLING;
    if (wall >= PLAUSIBLE && hasSettled) isSet = true;
    return even;
  };
  return {
    now,
    correction() {
      now();
      return correction;
    },
    synchronized() {
      const time = now();
      if (isSet || clocks.synchronized !== undefined) return isSet;
      const hasWaited = clocks.monotonic() - start.monotonic >= PATIENCE;
      return time >= PLAUSIBLE && (time >= trustedFrom || hasWaited);
    },
    distrustBefore(time) {
      trustedFrom = Math.max(trustedFrom, time);
    },
  };
}
