/**
 * What a machine was doing. `running` executing; `held` in a program but interrupted; `setup` being prepared;
 * `idle` ready; `down` faulted; `off` switched off, by its own word; `unknown` nobody told us;
 * `lost` it was known once, and the record was lost. Codes are what the stores hold: never renumber.
 */
export const stateCodes = {
  unknown: 0,
  running: 1,
  held: 2,
  setup: 3,
  idle: 4,
  down: 5,
  off: 6,
  lost: 7,
} as const;

export type MachineState = keyof typeof stateCodes;

export const machineStates = Object.keys(stateCodes) as [MachineState, ...MachineState[]];

const byCode = new Map(Object.entries(stateCodes).map(([state, code]) => [code, state as MachineState]));

/** The state of a stored code, or undefined for a code of a newer version. */
export const stateOfCode = (code: number): MachineState | undefined => byCode.get(code as never);

/** In use = running + held + setup. */
export const isInUse = (state: MachineState): boolean =>
  state === "running" || state === "held" || state === "setup";

/** Known = everything but unknown and lost. */
export const isKnown = (state: MachineState): boolean => state !== "unknown" && state !== "lost";
