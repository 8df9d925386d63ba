import type { MachineState } from "../../config/machine-state.ts";
import type { Micros } from "../../config/micros.ts";
import type { VariablePlace } from "../opcua/opcua-server.ts";
import type { Segment, TrueState } from "./behaviour.ts";
import type { Personality } from "./personality.ts";

/** A machine at one moment. */
export interface Moment {
  t: Micros;
  segment: Segment;
  /** Pieces finished since the day began. */
  pieces: number;
  /** In [-1, 1], another one every `seconds`; the same for the same name and time. */
  noise(name: string, seconds: number): number;
}

export type Value = number | string;

/** One kind of machine: how it behaves and what its control tells. */
export interface SimulatedMachine {
  /** As in the demo's site file; signals too. */
  id: string;
  personality: Personality;
  /** What the site file's rules make of what the control tells: not every control can tell every state. */
  reported(state: TrueState): MachineState;
  /** The signals at that moment. */
  values(moment: Moment): Record<string, Value>;
}

/** A machine behind an OPC UA server of its own. */
export interface OpcuaMachine extends SimulatedMachine {
  /** Its product name. */
  name: string;
  /** Present: signed and encrypted, this user only. */
  user?: string;
  nodes: Record<string, VariablePlace>;
}

/** A machine that publishes its values. */
export interface MqttMachine extends SimulatedMachine {
  /** Seconds between two messages. */
  every: number;
  messages(moment: Moment, values: Record<string, Value>): { topic: string; payload: string }[];
}

/** Rounded for a display: a control shows no sixteen digits. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Spindle or process at work, by state: 1 while running, ramping down when held. */
export const effort: Record<TrueState, number> = {
  running: 1,
  held: 0.12,
  setup: 0.18,
  idle: 0,
  down: 0,
  off: 0,
};
