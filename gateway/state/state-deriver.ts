import type { MachineState } from "../../config/machine-state.ts";
import type { Micros } from "../../config/micros.ts";
import type { Quality } from "../../config/quality.ts";
import type { SampleValue, StateInterval } from "../../config/wire/batch.ts";

/** A sample on the machine's timeline, after clock policy. */
export interface Observation {
  signal: string;
  t: Micros;
  value: SampleValue;
  quality: Quality;
}

/** The open interval: survives a crash in the spool and closes at `confirmedAt`. */
export interface OpenState {
  machine: string;
  state: MachineState;
  since: Micros;
  confirmedAt: Micros;
  /** Closed intervals reach up to here. */
  settledUntil: Micros;
  rules: string;
  /**
   * What is not settled yet of the time between `settledUntil` and `since`, in order and without a hole. Kept with
   * the rest, a crash loses nothing of it; absent (and `since` later than `settledUntil`), that time is unknown.
   */
  earlier?: { from: Micros; state: MachineState }[];
  /**
   * The gateway's clock was set back, so time up to `until` is told a second time: under this derivation, which
   * outranks what was told of it by the wrong clock.
   */
  retold?: { derivation: number; until: Micros };
}

/**
 * Derives one machine's state intervals. Pure: time comes in with the calls, nothing is read or written.
 * `observe` in any order within the allowed lateness; `confirm(t)` says that the source is alive at t and that no
 * value changed before t unobserved; `disconnect()` ends confirmation until the next `confirm`.
 * Intervals come out once, settled, contiguous, cut at full hours, from the restored open state on: the time
 * between a crash and the first confirmation is an `unknown` interval.
 */
export interface StateDeriver {
  observe(observation: Observation): void;
  confirm(t: Micros): void;
  disconnect(): void;
  /** Intervals settled since the last call (settled = last confirmation - lateness - longest delay). */
  takeSettled(): StateInterval[];
  /** Everything up to the last confirmation, whatever may still come late: at a clean stop. */
  takeAll(): StateInterval[];
  /**
   * As it stands at the last confirmation; to be kept together with the intervals just taken. null before the
   * first confirmation of a machine never seen before.
   */
  open(): OpenState | null;
  /**
   * Samples that came after their time was settled (older than the last confirmation - lateness). One that is its
   * signal's newest so far counts from the settled time on, for it is the signal's value now; others change nothing.
   */
  readonly late: number;
}
