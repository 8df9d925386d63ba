import type { Micros } from "../../config/micros.ts";
import { resolveRules } from "../../config/presets/resolve.ts";
import type { Gateway } from "../../config/site/gateway.ts";
import type { Machine } from "../../config/site/machine.ts";
import { createClockPolicy } from "../clock/clock-policy.ts";
import { compileRules } from "../state/compiled-rules.ts";
import { createStateDeriver } from "../state/machine-state-deriver.ts";
import type { OpenState } from "../state/state-deriver.ts";
import type { LiveFacts } from "../uplink/live-board.ts";
import { createMachineLine, type MachineLine, type MachineMemory } from "./machine-line.ts";
import { addSignal, confirmsByConnection, createSourceLine, type SourceLine } from "./source-line.ts";

export interface Lines {
  sources: Map<string, SourceLine>;
  machines: Map<string, MachineLine>;
  /** What the machines' live messages tell beside the state. */
  facts: Map<string, LiveFacts>;
  /** When each machine was last confirmed by the process before, gateway clock; none for event time. */
  lastConfirmed: Map<string, Micros>;
}

/** The lines of a gateway, as its site file and the memories of the process before describe them. */
export function buildLines(
  gateway: Gateway,
  machines: readonly Machine[],
  memories: ReadonlyMap<string, string>,
  /** Where the timeline of a machine never seen before begins; null: at its first word. */
  begun: Micros | null,
): Lines {
  const sources = new Map(
    gateway.sources.map((source) => [source.id, createSourceLine(source, createClockPolicy(source.clock))]),
  );
  const lines: Lines = { sources, machines: new Map(), facts: new Map(), lastConfirmed: new Map() };
  for (const machine of machines) {
    const ruleSet = resolveRules(machine.state);
    const ruled = new Set<string>(compileRules(ruleSet.rules).signals);
    const own = machine.signals.filter((signal) => sources.has(signal.source));
    const deciding = own.filter((signal) => ruled.has(signal.id));
    const ids = new Set((deciding.length > 0 ? deciding : own).map((signal) => signal.source));
    const decisive = gateway.sources.filter((source) => ids.has(source.id));
    const isEventTime = decisive.some((source) => source.clock.by === "event");
    const staleAfter = Math.max(...decisive.map(({ heartbeat }) => heartbeat.every * heartbeat.missed));
    const restored = readMemory(memories.get(machine.id));
    const derive = (open: OpenState | null) =>
      createStateDeriver({
        machine: machine.id,
        ruleSet,
        lateness: machine.state.lateness,
        staleAfter: isEventTime && decisive.every(confirmsByConnection) ? null : staleAfter,
        restored: open,
        ...(isEventTime || begun === null ? {} : { startedAt: begun }),
      });
    const line = createMachineLine({
      machine: machine.id,
      isEventTime,
      derive,
      sources: [...ids],
      restored,
    });
    lines.machines.set(machine.id, line);
    lines.facts.set(machine.id, { staleAfter, wallClock: !isEventTime });
    if (restored?.open && !isEventTime) lines.lastConfirmed.set(machine.id, restored.open.confirmedAt);
    for (const signal of own) {
      const source = sources.get(signal.source);
      if (source) addSignal(source, line, signal.id, ruled.has(signal.id));
    }
  }
  return lines;
}

/** Written by this gateway into its own spool. */
const readMemory = (text: string | undefined): MachineMemory | null =>
  text === undefined ? null : (JSON.parse(text) as MachineMemory);
