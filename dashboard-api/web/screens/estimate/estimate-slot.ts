import type { Query } from "../../app/address.ts";
import type { Millis } from "../../time/instant.ts";
import { addDays, atClock } from "../../time/zoned.ts";

/** What an estimate is asked for, as it stands in the address: a machine, a company, a local day and clock times. */
export interface EstimateSlot {
  machine: string;
  company: string;
  /** 2026-05-31 */
  day: string;
  /** 09:00 */
  start: string;
  end: string;
}

/** Undefined: the address does not say all of it. */
export function slotOf({ machine, company, day, start, end }: Query): EstimateSlot | undefined {
  if (!machine || !company || !day || !start || !end) return undefined;
  return { machine, company, day, start, end };
}

/** Its time; an end that is not after the start is on the next day. Undefined: not a day, or not a time of it. */
export function timeOf(
  { day, start, end }: Pick<EstimateSlot, "day" | "start" | "end">,
  zone: string,
): { from: Millis; to: Millis } | undefined {
  const from = atClock(day, start, zone);
  const until = atClock(day, end, zone);
  if (from === undefined || until === undefined) return undefined;
  return { from, to: until <= from ? addDays(until, 1, zone) : until };
}
