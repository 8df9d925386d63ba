import type { Micros } from "../../config/micros.ts";
import type { Source } from "../../config/site/source.ts";
import type { Incident } from "../../config/wire/batch.ts";
import type { Delivery, Reading } from "../readers/source-reader.ts";
import { createOffsetClock } from "./offset-clock.ts";
import { isPossibleTime } from "./possible-time.ts";
import { createSignalClocks, receiptTime } from "./receipt-times.ts";
import { createSourceClock } from "./source-clock.ts";

export interface Stamp {
  t: Micros;
  /** Whose clock `t` comes from. */
  by: "source" | "receipt";
}

/** Decides the time of each sample of one source. Pure: time comes in with the deliveries; nothing is clamped. */
export interface ClockPolicy {
  stamp(reading: Reading, delivery: Pick<Delivery, "receivedAt" | "sourceClock">): Stamp;
  /** Source clock minus gateway clock as last seen; null while unknown. */
  readonly skew: Micros | null;
  /** Samples stamped by receipt because the source's clock was off or stepped. */
  readonly restamped: number;
  /** How often the source's clock stepped (backward; with `offset`, either way). */
  readonly backwardSteps: number;
  /** What to report since the last call; `now` is the gateway's clock. */
  takeIncidents(now: Micros): Incident[];
}

/** `source`: see SourceClock. `receipt`: the gateway's clock. `offset`: see OffsetClock. `event`: the source's time, if it is possible. */
export function createClockPolicy(settings: Source["clock"]): ClockPolicy {
  if (settings.by === "source") return createSourceClock(settings.limit);
  if (settings.by === "offset") return createOffsetClock(settings.limit);
  const clockOf = createSignalClocks();
  const trusts = settings.by === "event";
  return {
    stamp: (reading, { receivedAt }) =>
      trusts && reading.sourceTime !== null && isPossibleTime(reading.sourceTime, receivedAt)
        ? { t: reading.sourceTime, by: "source" }
        : { t: receiptTime(clockOf(reading), receivedAt), by: "receipt" },
    skew: null,
    restamped: 0,
    backwardSteps: 0,
    takeIncidents: () => [],
  };
}
