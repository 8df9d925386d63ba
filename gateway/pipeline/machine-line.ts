import type { Micros } from "../../config/micros.ts";
import type { Quality } from "../../config/quality.ts";
import type { SampleValue, StateInterval } from "../../config/wire/batch.ts";
import type { OpenState, StateDeriver } from "../state/state-deriver.ts";

/** What a machine needs after a restart. */
export interface MachineMemory {
  open: OpenState | null;
  /** Last values of the signals that its state depends on: they hold until their source says otherwise. */
  values: Record<string, { value: SampleValue; quality: Quality }>;
}

export interface Taken {
  intervals: StateInterval[];
  open: OpenState | null;
  memory: MachineMemory;
}

/** One machine's way from readings to states, fed by all its sources. */
export interface MachineLine {
  readonly machine: string;
  /** A recording or a simulation, whose time is its own. */
  readonly isEventTime: boolean;
  /** Samples that came too late for the states (StateDeriver.late). */
  readonly late: number;
  observe(signal: string, t: Micros, value: SampleValue, quality: Quality): void;
  /** The source says the machine is alive at t. */
  confirm(source: string, t: Micros): void;
  disconnect(source: string): void;
  /** Something was observed, or at least `pause` has passed since the last `take`. */
  isDue(now: Micros, pause: Micros): boolean;
  take(now: Micros, all?: boolean): Taken;
  /**
   * The gateway's clock was set back to t: what was confirmed later is closed as it was told, and the timeline begins
   * anew at t. Without this the machine would count as confirmed, in whatever state, until that time comes again.
   */
  restart(t: Micros): void;
}

export interface MachineLineSettings {
  machine: string;
  isEventTime: boolean;
  /** Makes the deriver that goes on from there. */
  derive: (restored: OpenState | null) => StateDeriver;
  /** Sources of the signals that the state depends on: the state holds only while all of them are confirmed. */
  sources: readonly string[];
  restored: MachineMemory | null;
}

export function createMachineLine(settings: MachineLineSettings): MachineLine {
  const { machine, isEventTime, derive, sources, restored } = settings;
  let deriver = derive(restored?.open ?? null);
  /** Of the timeline before the clock was set back. */
  let left: StateInterval[] = [];
  let lateBefore = 0;
  const confirmedBy = new Map<string, Micros>();
  const values: MachineMemory["values"] = { ...restored?.values };
  let isObserved = false;
  let takenAt = Number.NEGATIVE_INFINITY;

  /** The values last known hold until their sources say otherwise. */
  const hold = (t: Micros) => {
    for (const [signal, { value, quality }] of Object.entries(values))
      deriver.observe({ signal, t, value, quality });
  };
  if (restored?.open) hold(restored.open.confirmedAt);

  return {
    machine,
    isEventTime,
    get late() {
      return lateBefore + deriver.late;
    },
    observe(signal, t, value, quality) {
      deriver.observe({ signal, t, value, quality });
      values[signal] = { value, quality };
      isObserved = true;
    },
    confirm(source, t) {
      if (!sources.includes(source)) return;
      if (sources.length === 1) return deriver.confirm(t);
      confirmedBy.set(source, t);
      if (confirmedBy.size === sources.length) deriver.confirm(Math.min(...confirmedBy.values()));
    },
    disconnect(source) {
      if (!sources.includes(source)) return;
      confirmedBy.delete(source);
      deriver.disconnect();
      isObserved = true;
    },
    isDue: (now, pause) => isObserved || now - takenAt >= pause || now < takenAt,
    take(now, all = false) {
      const intervals = [...left, ...(all ? deriver.takeAll() : deriver.takeSettled())];
      left = [];
      const open = deriver.open();
      isObserved = false;
      takenAt = now;
      return { intervals, open, memory: { open, values } };
    },
    restart(t) {
      confirmedBy.clear();
      const open = deriver.open();
      if (open === null || open.confirmedAt <= t) return;
      left = [...left, ...deriver.takeAll()];
      lateBefore += deriver.late;
      const { rules, confirmedAt, retold } = open;
      deriver = derive({
        ...{ machine, rules, state: "unknown", since: t, confirmedAt: t, settledUntil: t },
        retold: {
          derivation: (retold?.derivation ?? 0) + 1,
          until: Math.max(confirmedAt, retold?.until ?? confirmedAt),
        },
      });
      hold(t);
      isObserved = true;
    },
  };
}
