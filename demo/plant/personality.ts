/** Least and most, minutes. */
export type Minutes = readonly [number, number];

/** How a machine and those who work at it tend to behave. All chances are between 0 and 1. */
export interface Personality {
  /** After the doors open until the machine is switched on. */
  arrival: Minutes;
  /** Warm-up and checks before the first job. */
  warmUp: Minutes;
  /** Before each job. */
  setup: Minutes;
  /** The job itself, without its interruptions. */
  run: Minutes;
  /** Between two interruptions of a job (tool change by hand, measuring, chips, door). */
  stretch: Minutes;
  interruption: Minutes;
  /** Between two jobs. */
  pause: Minutes;
  /** Chance that a stretch ends with a broken tool or an alarm, and how long that takes. */
  breakdown: number;
  repair: Minutes;
  /** Whether a job goes on by itself while people are at lunch. */
  runsAtLunch: boolean;
  /** Chance that nobody needs the machine on an open day. */
  freeDay: number;
  /** Chance that the last job goes on unattended after closing, and how long. */
  night: number;
  nightRun: Minutes;
  /** Chance that it works through a day on which the workshop is closed. */
  closedDayRun: number;
  /** Chance that somebody comes on such a day, nine to five. */
  overtime: number;
  /** One piece of work. */
  piece: number;
  /** Network gaps a day, on average, and how long they last (minutes). */
  gapsPerDay: number;
  gap: Minutes;
  /** Chance that it is away for hours, as after a thunderstorm. */
  longGap: number;
}
