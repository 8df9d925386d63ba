import type { Arrival, Records } from "../../broker/stores/telemetry-writer.ts";
import type { Incident, StateInterval } from "../../config/wire/batch.ts";

/** Records for tests, complete but for what a test is about. */
export const entry = (part: Partial<Records>): Records => ({
  samples: [],
  states: [],
  incidents: [],
  arrivals: [],
  ...part,
});

export const state = (machine: string, part: Partial<StateInterval> = {}): StateInterval => ({
  machine,
  derivation: 0,
  rules: "v1",
  state: "running",
  from: 1_000_000,
  until: 2_000_000,
  ...part,
});

export const incident = (machine: string, part: Partial<Incident> = {}): Incident => ({
  machine,
  signal: null,
  kind: "gap",
  reason: "queue overflow",
  count: 1,
  from: 1_000_000,
  until: 2_000_000,
  ...part,
});

export const arrival = (machine: string, part: Partial<Arrival> = {}): Arrival => ({
  t: 3_000_000,
  machine,
  gateway: "g1",
  intake: "i1",
  from: 1_000_000,
  to: 2_000_000,
  settled: null,
  ...part,
});
