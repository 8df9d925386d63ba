import { HOUR, MINUTE, type Micros } from "../../config/micros.ts";

/** Wrong tries in a row, and until when none is taken. */
export interface PinTries {
  readonly failures: number;
  readonly lockedUntil: Micros;
}

export const noTries: PinTries = { failures: 0, lockedUntil: 0 };

/** So many wrong ones in a row close the machine to the company; each further row closes it for twice as long. */
export const triesInRow = 5;
const firstLock = 15 * MINUTE;
const longestLock = 24 * HOUR;

/** What is kept after a wrong try; a try is counted before it is looked at, so that many at once gain nothing. */
export function afterTry({ failures, lockedUntil }: PinTries, now: Micros): PinTries {
  const count = failures + 1;
  if (count % triesInRow !== 0) return { failures: count, lockedUntil };
  const lock = Math.min(longestLock, firstLock * 2 ** Math.min(count / triesInRow - 1, 10));
  return { failures: count, lockedUntil: now + lock };
}

/** Tries left before the next lock. */
export const triesLeft = ({ failures }: PinTries): number => triesInRow - (failures % triesInRow);
