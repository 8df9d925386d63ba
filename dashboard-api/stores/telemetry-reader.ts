import type { Micros } from "../../config/micros.ts";
import type { Incident, SampleValue, StateInterval } from "../../config/wire/batch.ts";

export interface Sample {
  t: Micros;
  v: SampleValue;
  q: number;
}

/**
 * One bucket of a downsampled number series: extremes and mean of its usable numbers, which are those of good or
 * uncertain quality. When an extreme was is told by a narrower window.
 */
export interface Bucket {
  /** Start of the bucket. */
  t: Micros;
  min: number;
  max: number;
  /** Of the samples, each counted once, however long its value held. */
  mean: number;
  /** Usable samples. */
  count: number;
  /** Samples of bad quality in the bucket; they are in none of the above. */
  bad: number;
}

export interface StoredArrival {
  t: Micros;
  machine: string;
  gateway: string;
  from: Micros;
  to: Micros;
  settled: Micros | null;
}

/** The store cannot be read now; the API answers 503 and says so. */
export class StoreUnreadable extends Error {
  override readonly name = "StoreUnreadable";
}

/**
 * Port of the telemetry store, read side. Windows are half-open; results are ordered by time.
 * All calls reject with StoreUnreadable when the store does not answer.
 */
export interface TelemetryReader {
  open(): Promise<void>;
  /**
   * Intervals that touch the window, those that began up to one hour before it included, unclipped, of every
   * derivation (the caller lets the highest one win), but of none that is still being written (`DerivationMark`).
   */
  states(machine: string, from: Micros, to: Micros): Promise<StateInterval[]>;
  /** Start of a machine's oldest interval of any derivation; undefined when it has none. */
  firstState(machine: string): Promise<Micros | undefined>;
  /** At most `limit` raw samples; the caller asks for one more than it shows to learn that there are more. */
  samples(machine: string, signal: string, from: Micros, to: Micros, limit: number): Promise<Sample[]>;
  /** Buckets of `width` that hold at least one usable number, aligned to `from`; texts have no buckets. */
  buckets(machine: string, signal: string, from: Micros, to: Micros, width: Micros): Promise<Bucket[]>;
  /** The last sample before `t`; undefined when there is none in the 7 days before. */
  lastBefore(machine: string, signal: string, t: Micros): Promise<Sample | undefined>;
  incidents(machine: string, from: Micros, to: Micros): Promise<Incident[]>;
  /**
   * Arrivals with `t` > after, oldest first, at most `limit`. A page ends between two times, never inside one, so that
   * who goes on after its last time misses none; only a single time with more arrivals than the limit is cut.
   */
  arrivals(after: Micros, limit: number): Promise<StoredArrival[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
