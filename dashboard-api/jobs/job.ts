import type { Micros } from "../../config/micros.ts";

/**
 * Work that is done again and again in the background, by one process at a time. A process may be killed, or lose its
 * turn while it stalls, at any point of a run: what a run leaves half done, the next one must finish.
 */
export interface Job {
  readonly name: string;
  /** Seconds between two runs. */
  readonly every: number;
  /** Rejects when it cannot be done now; it is tried again. Ends early, with what it did kept, once `stopping` is aborted. */
  run(now: Micros, stopping: AbortSignal): Promise<void>;
}

/** A job as it went in this process. */
export interface JobHealth {
  readonly name: string;
  readonly runs: number;
  readonly failures: number;
  /** Seconds spent on it. */
  readonly seconds: number;
  /** End of the last run that went well; null: none has yet. */
  readonly succeededAt: Micros | null;
  /** Why the last run failed; empty when it did not. */
  readonly detail: string;
}
