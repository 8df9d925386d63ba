import { HOUR, type Micros } from "../../../../config/micros.ts";

export interface HourWeight {
  readonly rate: number;
  readonly peakFactor: number;
  /** Where it is not the valuation's: that of the time in which these were in force. Above 0. */
  readonly referenceRate?: number;
}

/** What an hour of each machine weighs. */
export interface Valuation {
  /** Price of the hour that all others are told in. Above 0. */
  readonly referenceRate: number;
  readonly machines: ReadonlyMap<string, HourWeight>;
}

/**
 * Equivalent hours (換算時間) = hours x rate / reference rate x peak factor; x reference rate it is the value in yen.
 * Throws RangeError for a machine without a rate.
 */
export function equivalentHours(
  time: { readonly machine: string; readonly isPeak: boolean; readonly duration: Micros },
  valuation: Valuation,
): number {
  const machine = valuation.machines.get(time.machine);
  if (!machine) throw new RangeError(`machine ${time.machine} has no rate: name one in the valuation`);
  const factor = time.isPeak ? machine.peakFactor : 1;
  return (
    ((time.duration / HOUR) * machine.rate * factor) / (machine.referenceRate ?? valuation.referenceRate)
  );
}
