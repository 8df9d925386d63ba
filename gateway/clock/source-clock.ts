import { type Micros, SECOND } from "../../config/micros.ts";
import { createClockIncidents } from "./clock-incidents.ts";
import type { ClockPolicy } from "./clock-policy.ts";
import { createSignalClocks, receiptTime, type SignalClock } from "./receipt-times.ts";

const seconds = (t: Micros) => `${(Math.abs(t) / SECOND).toFixed(1)} s`;

/**
 * `clock: source`. The source's time is used while it is sane; else receipt times, until it is sane again.
 * - Ahead of the gateway by more than `limit`: skew, since nothing arrives before it happened.
 * - Behind by more than `limit`: a wrong clock, or samples that waited (for a connection, in a queue). Waiting
 *   samples catch up: their lag shrinks by at least a tenth of the time that passes. A lag that has not shrunk so
 *   within `limit` is skew; at once so when the source's own clock is known to be off.
 * - Earlier than the signal's sample before it: a backward step, unless the sample is a repeat.
 * Initial values may be of any age. Whatever is stamped by receipt is counted and reported. Signals are judged one
 * by one, since one server may pass on values of several controllers; the source's last verdict is a new one's first.
 */
export function createSourceClock(limit: Micros): ClockPolicy {
  const clockOf = createSignalClocks();
  const incidents = createClockIncidents();
  let sourceTrusted = true;
  let newestOfAll = Number.NEGATIVE_INFINITY;
  /** Samples of a signal whose newest is not after this time belong to the step already counted. */
  let stepTop = Number.NEGATIVE_INFINITY;
  let skew: Micros | null = null;
  let restamped = 0;
  let backwardSteps = 0;

  const judge = (clock: SignalClock, sane: boolean) => {
    clock.trusted = sane;
    sourceTrusted = sane;
    if (sane) clock.lateSince = null;
  };

  /** Whether a lag beyond the limit can be that of samples that waited. */
  const mayHaveWaited = (clock: SignalClock, at: Micros, lag: Micros): boolean => {
    const since = clock.lateSince;
    if (since && at - since.at < limit) return true;
    if (since && since.lag - lag < (at - since.at) / 10) return false;
    clock.lateSince = { at, lag };
    return true;
  };

  return {
    stamp(reading, { receivedAt, sourceClock }) {
      const { sourceTime, machine } = reading;
      const clock = clockOf(reading);
      if (sourceTime === null) return { t: receiptTime(clock, receivedAt), by: "receipt" };
      const lag = receivedAt - sourceTime;
      const told = sourceClock === null ? null : sourceClock - receivedAt;
      const isJudged = !reading.initial && !reading.repeated;
      if (told !== null) skew = told;
      else if (isJudged) skew = sourceTime - receivedAt;
      const isBackward = isJudged && sourceTime < clock.newest;

      if (lag < -limit) judge(clock, false);
      else if (isJudged && lag <= limit) judge(clock, true);
      else if (isJudged && clock.trusted !== false) {
        const isOff = !sourceTrusted || (told !== null && Math.abs(told) > limit);
        if (isOff || isBackward || !mayHaveWaited(clock, receivedAt, lag)) judge(clock, false);
      }

      const isNewStep = isBackward && clock.newest > stepTop;
      if (isNewStep) {
        backwardSteps += 1;
        stepTop = newestOfAll;
      }
      if ((clock.trusted ?? sourceTrusted) && !isBackward) {
        clock.newest = Math.max(clock.newest, sourceTime);
        newestOfAll = Math.max(newestOfAll, sourceTime);
        return { t: sourceTime, by: "source" };
      }
      restamped += 1;
      if (isBackward && (isNewStep || lag <= limit)) {
        const by = seconds(clock.newest - sourceTime);
        incidents.add(
          "clock-step",
          machine,
          receivedAt,
          `source time went back by ${by}; receipt times used`,
        );
      } else {
        const by = `${seconds(lag)} ${lag < 0 ? "ahead" : "behind"}`;
        incidents.add("clock-skew", machine, receivedAt, `source time is ${by}; receipt times used`);
      }
      return { t: receiptTime(clock, receivedAt), by: "receipt" };
    },
    get skew() {
      return skew;
    },
    get restamped() {
      return restamped;
    },
    get backwardSteps() {
      return backwardSteps;
    },
    takeIncidents: (now) => incidents.take(now),
  };
}
