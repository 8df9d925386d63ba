import type { Micros } from "../../config/micros.ts";

/** A company in line for time of a machine, or of any machine that can make the same. */
export interface Waiter {
  readonly id: string;
  readonly company: string;
  /** When it joined the line. */
  readonly since: Micros;
  /** Any of them would do. */
  readonly machines: readonly string[];
  /** The slot may begin from here on. */
  readonly earliest: Micros;
  /** The slot ends by then. */
  readonly latest: Micros;
  /** Of the slot wanted; all of [earliest, latest) where one exact slot is wanted. */
  readonly length: Micros;
}
