import type { Source } from "../../config/site/source.ts";
import type { ClockPolicy } from "../clock/clock-policy.ts";
import type { ColumnPlace } from "./gathering.ts";
import { createIdentityMemory, type IdentityMemory, type SignalMemory } from "./identity-memory.ts";
import type { MachineLine } from "./machine-line.ts";

/** One signal of one source. */
export interface SignalLine extends ColumnPlace {
  memory: SignalMemory;
  line: MachineLine;
  /** The machine's state depends on it. */
  isObserved: boolean;
}

/** One source: its clock, its signals and what is known of their identities. */
export interface SourceLine {
  readonly id: string;
  readonly clock: ClockPolicy;
  /** Event time: recordings and simulations, whose confirmations are on their own time too. */
  readonly isEventTime: boolean;
  /** Samples are kept under the source's own time, while it is sane. */
  readonly isSourceTime: boolean;
  readonly byConnection: boolean;
  readonly identities: IdentityMemory;
  /** Machine to signal to line. */
  readonly signals: Map<string, Map<string, SignalLine>>;
  /** Latest event time, of the source and by machine. */
  latest: number;
  readonly latestOf: Map<string, number>;
  readonly counts: { samples: number; duplicates: number; nudged: number; discarded: number };
}

export const confirmsByConnection = (source: Source): boolean =>
  (source.heartbeat.by ?? (source.protocol === "opcua" ? "connection" : "message")) === "connection";

export function createSourceLine(source: Source, clock: ClockPolicy): SourceLine {
  return {
    id: source.id,
    clock,
    isEventTime: source.clock.by === "event",
    isSourceTime: source.clock.by === "source",
    byConnection: confirmsByConnection(source),
    identities: createIdentityMemory(),
    signals: new Map(),
    latest: Number.NEGATIVE_INFINITY,
    latestOf: new Map(),
    counts: { samples: 0, duplicates: 0, nudged: 0, discarded: 0 },
  };
}

export function addSignal(to: SourceLine, line: MachineLine, signal: string, isObserved: boolean): void {
  const { machine } = line;
  const signals = to.signals.get(machine) ?? new Map<string, SignalLine>();
  to.signals.set(machine, signals);
  signals.set(signal, { machine, signal, column: null, memory: to.identities.signal(), line, isObserved });
}
