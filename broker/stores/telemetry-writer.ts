import type { Micros } from "../../config/micros.ts";
import type { Rejection } from "../../config/wire/ack.ts";
import type { Incident, SampleColumn, StateInterval } from "../../config/wire/batch.ts";

/** Says that data of [from, to) of a machine reached the store at `t`: how readers learn of late data. */
export interface Arrival {
  t: Micros;
  machine: string;
  gateway: string;
  intake: string;
  from: Micros;
  to: Micros;
  settled: Micros | null;
}

/** Validated content of one batch. */
export interface Records {
  samples: SampleColumn[];
  states: StateInterval[];
  incidents: Incident[];
  arrivals: Arrival[];
}

/**
 * What became of each entry of a write, in the order given:
 * everything but `rejected` is durably stored. Indexes in `rejected` are those of that entry's own lists.
 */
export interface Stored {
  rejected: Rejection[];
}

/**
 * The store did not take the write and may take it later: nothing is to be acknowledged.
 * `operator` is set when waiting will not help by itself (wrong password): retry, and alarm.
 */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  readonly operator: boolean;
  constructor(message: string, operator = false) {
    super(message);
    this.operator = operator;
  }
}

/**
 * Port of the telemetry store, write side. Call order: `open` once, `write` any number of times (calls may overlap),
 * `close` once. `write` resolves when all entries are durable, with one `Stored` per entry, or rejects with
 * StoreUnavailable. Writing the same identity again is not an error and leaves one row.
 */
export interface TelemetryWriter {
  open(): Promise<void>;
  write(entries: readonly Records[]): Promise<Stored[]>;
  /** Resolves when the store answers; rejects with StoreUnavailable. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
