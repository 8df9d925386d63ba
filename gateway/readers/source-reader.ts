import type { Micros } from "../../config/micros.ts";
import type { Quality } from "../../config/quality.ts";
import type { Incident, SampleValue } from "../../config/wire/batch.ts";
import type { SourceStatus } from "../../config/wire/status.ts";

/** One value as the source gave it, before any clock policy. */
export interface Reading {
  machine: string;
  signal: string;
  value: SampleValue;
  quality: Quality;
  /** The source's own time of the value; null when it gives none. */
  sourceTime: Micros | null;
  /**
   * The value a source tells on (re)subscription, or a retained message: it may be long old, which is no skew, and
   * it is the machine's value from now on, whatever its time.
   */
  initial: boolean;
  /**
   * The source may have given this very value before (MQTT's DUP flag, an OPC UA Republish): an old time is then no
   * backward step, and keeping it lets the repeat be recognised. Absent: no.
   */
  repeated?: boolean;
}

/** What a reader hands over at once. A delivery is kept whole or not at all. */
export interface Delivery {
  /** Gateway clock. */
  receivedAt: Micros;
  readings: Reading[];
  /** Machines that this delivery proves alive (a keep-alive has no readings). */
  confirms: readonly string[];
  /** Machines whose source is gone: no longer confirmed, unknown from their last confirmation on. */
  disconnects: readonly string[];
  /** The source's own clock at `receivedAt`, when it tells it apart from values; else null. */
  sourceClock: Micros | null;
  /** Gaps the source itself admits: overflow, notifications that cannot be had again, outages. */
  incidents: Incident[];
}

/**
 * Takes deliveries; resolves once they are committed to the spool, rejects when they were not. Of several handed over
 * in one turn of the event loop, those after a rejected one are rejected too.
 */
export type Deliver = (source: string, delivery: Delivery) => Promise<void>;

/**
 * Port of a source. Call order: `start` once, then `status` at any time, then `stop` once. `start` resolves as soon
 * as the reader works on its connection and never rejects because a source is away: the reader is the one owner of
 * reconnection. A reader acknowledges to its source only what `Deliver` has resolved.
 */
export interface SourceReader {
  start(): Promise<void>;
  status(): SourceStatus;
  /** Resolves when nothing more will be delivered. */
  stop(): Promise<void>;
}
