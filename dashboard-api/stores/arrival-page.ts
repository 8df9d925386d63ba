import type { StoredArrival } from "./telemetry-reader.ts";

/**
 * Cuts a page of at most `limit` arrivals so that no time is told in part: who goes on after the last one's time
 * misses none. `arrivals` holds one more than the limit where there are more. A single time with more arrivals than
 * the limit is told as far as it goes.
 */
export function wholeTimes(arrivals: readonly StoredArrival[], limit: number): StoredArrival[] {
  const next = arrivals[limit];
  if (!next) return [...arrivals];
  const whole = arrivals.slice(0, limit).filter((it) => it.t < next.t);
  return whole.length > 0 ? whole : arrivals.slice(0, limit);
}
