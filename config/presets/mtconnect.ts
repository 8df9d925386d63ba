import type { StateRule } from "../site/state-rules.ts";
import { isOneOf } from "./conditions.ts";

/** Execution, ControllerMode and Availability with the values of MTConnect Part 2. */
export function mtconnectRules(inputs: Record<string, string | undefined>): StateRule[] {
  const { execution = "", mode, availability } = inputs;
  const notInProgram = isOneOf(execution, ["READY", "STOPPED", "PROGRAM_COMPLETED"]);
  const whileNotInProgram = (state: StateRule["state"], modes: string[]): StateRule[] =>
    mode === undefined ? [] : [{ state, when: { all: [notInProgram, isOneOf(mode, modes)] } }];
  return [
    ...(availability === undefined
      ? []
      : [{ state: "unknown", when: isOneOf(availability, ["UNAVAILABLE"]) } as const]),
    { state: "running", when: isOneOf(execution, ["ACTIVE", "WAIT"]) },
    {
      state: "held",
      when: isOneOf(execution, ["INTERRUPTED", "FEED_HOLD", "PROGRAM_STOPPED", "OPTIONAL_STOP"]),
    },
    // A mode that is not told leaves open whether somebody sets the machine up.
    ...whileNotInProgram("unknown", ["UNAVAILABLE"]),
    ...whileNotInProgram("setup", ["MANUAL", "MANUAL_DATA_INPUT", "EDIT"]),
    { state: "idle", when: notInProgram },
  ];
}
