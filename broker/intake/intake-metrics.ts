import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What intake counts, for `/metrics`. */
export interface IntakeMetrics {
  readonly registry: Registry;
  /** By result: stored, busy, refused, and for what got no answer of its own: duplicate, unaddressed. */
  batches: Counter<"result">;
  samples: Counter;
  states: Counter;
  bytes: Counter;
  /** Parts rejected, by who rejected them: content (not readable or not allowed) or store. */
  rejected: Counter<"by">;
  /** Seconds from handing a group to the store until it is durable. */
  storeSeconds: Histogram;
  heldBytes: Gauge;
  /** 0 up, 1 down, 2 down until somebody acts. */
  storeDown: Gauge;
}

/** `registry` is the process's own, or a new one. */
export function createIntakeMetrics(registry: Registry = new Registry()): IntakeMetrics {
  const about = (name: string, help: string) => ({
    name: `commons_intake_${name}`,
    help,
    registers: [registry],
  });
  return {
    registry,
    batches: new Counter({ ...about("batches_total", "Batches by result"), labelNames: ["result"] }),
    samples: new Counter(about("samples_total", "Samples stored")),
    states: new Counter(about("states_total", "State intervals stored")),
    bytes: new Counter(about("bytes_total", "Bytes of batches taken")),
    rejected: new Counter({
      ...about("rejected_total", "Parts of batches that can never be stored"),
      labelNames: ["by"],
    }),
    storeSeconds: new Histogram({
      ...about("store_seconds", "Seconds until a group of batches is durable"),
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    }),
    heldBytes: new Gauge(about("held_bytes", "Bytes of batches waiting for the store")),
    storeDown: new Gauge(about("store_down", "0 up, 1 down, 2 down until somebody acts")),
  };
}
