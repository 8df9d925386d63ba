import { type Micros, SECOND } from "../../config/micros.ts";
import type { Reading } from "../readers/source-reader.ts";

/** What is kept of each signal of a source. */
export interface SignalClock {
  /** Newest source time that was trusted. */
  newest: Micros;
  /** Last receipt time given. */
  receipt: Micros;
  /** Whether its source times are sane; undefined before the first that could be judged. */
  trusted: boolean | undefined;
  /** Since when its samples are late for a reason not yet known, and how late they were then. */
  lateSince: { at: Micros; lag: Micros } | null;
}

const newSignalClock = (): SignalClock => ({
  newest: Number.NEGATIVE_INFINITY,
  receipt: Number.NEGATIVE_INFINITY,
  trusted: undefined,
  lateSince: null,
});

/** The memory of a source's signals, made as they appear. */
export function createSignalClocks(): (reading: Reading) => SignalClock {
  const machines = new Map<string, Map<string, SignalClock>>();
  return ({ machine, signal }) => {
    const signals = machines.get(machine) ?? new Map<string, SignalClock>();
    if (signals.size === 0) machines.set(machine, signals);
    const known = signals.get(signal);
    if (known) return known;
    const clock = newSignalClock();
    signals.set(signal, clock);
    return clock;
  };
}

/**
 * The receipt time of a signal's next sample: strictly later than its last one, since one delivery may carry several
 * samples. A gateway clock that went back by more than a second is followed back.
 */
export function receiptTime(clock: SignalClock, receivedAt: Micros): Micros {
  const isCrowded = receivedAt <= clock.receipt && clock.receipt - receivedAt < SECOND;
  clock.receipt = isCrowded ? clock.receipt + 1 : receivedAt;
  return clock.receipt;
}
