import type { Micros } from "../../../config/micros.ts";
import type { Machine } from "../../../config/site/machine.ts";
import type { SignalType } from "./value.ts";

/** A signal of the site file that this source must give, and what is known of it while reading. */
export interface WantedSignal {
  readonly machine: string;
  readonly signal: string;
  readonly type: SignalType;
  readonly node: string;
  /** Microseconds. */
  readonly sampling: Micros;
  readonly queue: number;
  readonly deadband: number;
  /** The next value is the one told on subscription. */
  awaitsInitial: boolean;
  /** Time of the last value: where a gap begins. */
  lastTime: Micros | null;
}

export const nameOf = (signal: WantedSignal): string => `${signal.machine}/${signal.signal}`;

/** The signals that `source` gives. Those without a node cannot be read: `nodeless` names them. */
export function wantedSignals(source: string, machines: readonly Machine[]) {
  const wanted: WantedSignal[] = [];
  const nodeless: string[] = [];
  for (const machine of machines) {
    for (const signal of machine.signals) {
      if (signal.source !== source) continue;
      if (signal.node === undefined) nodeless.push(`${machine.id}/${signal.id}`);
      else {
        const { type, node, sampling, queue, deadband } = signal;
        wanted.push({
          machine: machine.id,
          signal: signal.id,
          type,
          node,
          sampling,
          queue,
          deadband,
          awaitsInitial: true,
          lastTime: null,
        });
      }
    }
  }
  return { wanted, nodeless };
}
