import { MINUTE, type Micros } from "../../config/micros.ts";
import { createClockIncidents } from "./clock-incidents.ts";
import type { ClockPolicy } from "./clock-policy.ts";
import { isPossibleTime } from "./possible-time.ts";
import { createSignalClocks, receiptTime } from "./receipt-times.ts";

/** How long no sample may be as quick as the offset says before the source's clock counts as set back. */
const WINDOW = MINUTE;

/**
 * `clock: offset`, for a source whose clock runs well but shows another time. Every sample gets the source's time
 * plus one constant offset: the smallest (receipt - source) seen so far, since the quickest sample is the one with
 * the least delay in it. Initial values and repeats are not measured. The offset follows the source's clock when
 * that is set: forward at once (a sample would arrive before it happened), back when for a whole minute no sample
 * came within `limit` of it; both are reported as a step. Before the first measurement, receipt times are used.
 */
export function createOffsetClock(limit: Micros): ClockPolicy {
  const clockOf = createSignalClocks();
  const incidents = createClockIncidents();
  let offset: Micros | null = null;
  let window = { since: 0, smallest: Number.POSITIVE_INFINITY };
  let restamped = 0;
  let steps = 0;

  const measure = (machine: string, at: Micros, difference: Micros) => {
    if (window.smallest === Number.POSITIVE_INFINITY || at < window.since)
      window = { since: at, smallest: difference };
    window.smallest = Math.min(window.smallest, difference);
    const isSet =
      offset !== null &&
      (difference < offset - limit || (at - window.since >= WINDOW && window.smallest > offset + limit));
    if (isSet) {
      steps += 1;
      incidents.add("clock-step", machine, at, "the source's clock was set; its offset is measured anew");
      offset = difference < (offset ?? 0) ? difference : window.smallest;
    } else offset = Math.min(offset ?? difference, difference);
    if (isSet || at - window.since >= WINDOW) window = { since: at, smallest: Number.POSITIVE_INFINITY };
  };

  return {
    stamp(reading, { receivedAt, sourceClock }) {
      const { sourceTime } = reading;
      if (sourceTime === null || !isPossibleTime(sourceTime, receivedAt))
        return { t: receiptTime(clockOf(reading), receivedAt), by: "receipt" };
      const measured = sourceClock ?? (reading.initial || reading.repeated ? null : sourceTime);
      if (measured !== null) measure(reading.machine, receivedAt, receivedAt - measured);
      if (offset !== null) return { t: sourceTime + offset, by: "source" };
      restamped += 1;
      return { t: receiptTime(clockOf(reading), receivedAt), by: "receipt" };
    },
    get skew() {
      return offset === null ? null : 0 - offset;
    },
    get restamped() {
      return restamped;
    },
    get backwardSteps() {
      return steps;
    },
    takeIncidents: (now) => incidents.take(now),
  };
}
