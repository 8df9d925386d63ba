import type { Condition, StateRule } from "../site/state-rules.ts";
import { isOneOf } from "./conditions.ts";
import { spelled } from "./spellings.ts";

/** State numbers of MachineryItemState_StateMachineType (OPC 40001-1, namespace http://opcfoundation.org/UA/Machinery/). */
const itemStates = { NotAvailable: 0, OutOfService: 1, NotExecuting: 2, Executing: 3 };
/** State numbers of MachineryOperationModeStateMachineType. */
const operationModes = { None: 0, Maintenance: 1, Setup: 2, Processing: 3 };

/**
 * MachineryItemState x MachineryOperationMode. Without an operation mode, executing is running. Executing for
 * maintenance is no use of the machine: it is down.
 */
export function opc40001Rules(inputs: Record<string, string | undefined>): StateRule[] {
  const { itemState = "", operationMode } = inputs;
  const item = (...names: (keyof typeof itemStates)[]) => isOneOf(itemState, spelled(itemStates, ...names));
  const inMode = (name: keyof typeof operationModes, when: Condition): Condition[] =>
    operationMode === undefined
      ? []
      : [{ all: [when, isOneOf(operationMode, spelled(operationModes, name))] }];
  return [
    { state: "off", when: item("NotAvailable") },
    { state: "down", when: item("OutOfService") },
    ...inMode("Setup", item("Executing", "NotExecuting")).map(
      (when): StateRule => ({ state: "setup", when }),
    ),
    ...inMode("Maintenance", item("Executing")).map((when): StateRule => ({ state: "down", when })),
    { state: "running", when: item("Executing") },
    { state: "idle", when: item("NotExecuting") },
  ];
}
