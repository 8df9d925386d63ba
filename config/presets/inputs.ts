import type { presetNames } from "../site/state-rules.ts";

export type PresetName = (typeof presetNames)[number];

/**
 * The signals each preset reads, by the names that the site file maps to the machine's own signals.
 * - mtconnect: Execution, ControllerMode, Availability (MTConnect Part 2)
 * - opc-40001-1: MachineryItemState and MachineryOperationMode
 * - opc-40501-1: Monitoring/MachineTool/OperationMode and Production/ActiveProgram/State
 * - packml: StateCurrent and UnitModeCurrent
 * - power: what the machine draws (kW or A)
 */
export const presetInputs: Record<PresetName, { required: string[]; optional: string[] }> = {
  mtconnect: { required: ["execution"], optional: ["mode", "availability"] },
  "opc-40001-1": { required: ["itemState"], optional: ["operationMode"] },
  "opc-40501-1": { required: ["programState"], optional: ["operationMode"] },
  packml: { required: ["state"], optional: ["mode"] },
  power: { required: ["power"], optional: [] },
};
