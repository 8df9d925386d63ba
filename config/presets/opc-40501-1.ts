import type { Condition, StateRule } from "../site/state-rules.ts";
import { isOneOf } from "./conditions.ts";
import { spelled } from "./spellings.ts";

/** MachineOperationMode (OPC 40501-1, namespace http://opcfoundation.org/UA/MachineTool/). */
const operationModes = {
  Manual: 0,
  Automatic: 1,
  Setup: 2,
  AutoWithManualIntervention: 3,
  Service: 4,
  Other: 5,
};
/** State numbers of ProductionProgramStateMachineType: the active program. */
const programStates = { Initializing: 0, Running: 1, Ended: 2, Interrupted: 3, Aborted: 4 };

/**
 * Monitoring/MachineTool/OperationMode x Production/ActiveProgram/State. Service mode is no use of the machine: it
 * is down. An interrupted program is held whatever the mode: an operator often jogs meanwhile.
 */
export function opc40501Rules(inputs: Record<string, string | undefined>): StateRule[] {
  const { operationMode, programState = "" } = inputs;
  const program = (...names: (keyof typeof programStates)[]) =>
    isOneOf(programState, spelled(programStates, ...names));
  const known = program("Initializing", "Running", "Ended", "Aborted");
  const inMode = (...names: (keyof typeof operationModes)[]): Condition[] =>
    operationMode === undefined ? [] : [isOneOf(operationMode, spelled(operationModes, ...names))];
  return [
    ...inMode("Service").map((when): StateRule => ({ state: "down", when })),
    { state: "held", when: program("Interrupted") },
    ...inMode("Manual", "Setup").map((mode): StateRule => ({ state: "setup", when: { all: [known, mode] } })),
    { state: "running", when: program("Running") },
    { state: "idle", when: known },
  ];
}
