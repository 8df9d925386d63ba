import type { Condition, StateRule } from "../site/state-rules.ts";
import { isOneOf } from "./conditions.ts";
import { spelled, spellings } from "./spellings.ts";

/** StateCurrent (ISA-TR88.00.02; the state numbers of OPC 30050 are the same). */
const states = {
  Clearing: 1,
  Stopped: 2,
  Starting: 3,
  Idle: 4,
  Suspended: 5,
  Execute: 6,
  Stopping: 7,
  Aborting: 8,
  Aborted: 9,
  Holding: 10,
  Held: 11,
  Unholding: 12,
  Suspending: 13,
  Unsuspending: 14,
  Resetting: 15,
  Completing: 16,
  Complete: 17,
};
/** Names that devices and earlier editions give to the same numbers. */
const otherNames = {
  Execute: [...spellings("Executing", 6), ...spellings("Producing", 6)],
  Complete: spellings("Completed", 17),
};
/** UnitModeCurrent (OPC 30050, ProductionMaintenanceModeEnum); from 4 on the maker's own modes. */
const modes = {
  none: spellings("Invalid", 0),
  produce: [...spellings("Produce", 1), ...spellings("Production", 1), ...spellings("Producing", 1)],
  maintenance: spellings("Maintenance", 2),
};

/**
 * Faults come first, since they end any mode. The states between two others keep the state before them. In another
 * mode than Produce the machine is being set up, and down for maintenance; an invalid mode tells nothing.
 */
export function packmlRules(inputs: Record<string, string | undefined>): StateRule[] {
  const { state = "", mode } = inputs;
  const is = (...names: (keyof typeof states)[]) => isOneOf(state, spelled(states, ...names));
  const any = isOneOf(state, [
    ...spelled(states, ...(Object.keys(states) as (keyof typeof states)[])),
    ...otherNames.Execute,
    ...otherNames.Complete,
  ]);
  const inMode = (to: StateRule["state"], when: (mode: string) => Condition): StateRule[] =>
    mode === undefined ? [] : [{ state: to, when: { all: [any, when(mode)] } }];
  return [
    { state: "down", when: is("Aborted", "Aborting", "Clearing") },
    ...inMode("unknown", (it) => isOneOf(it, modes.none)),
    ...inMode("down", (it) => isOneOf(it, modes.maintenance)),
    ...inMode("setup", (it) => ({ not: isOneOf(it, modes.produce) })),
    { state: "running", when: isOneOf(state, [...spelled(states, "Execute"), ...otherNames.Execute]) },
    { state: "held", when: is("Held", "Suspended") },
    {
      state: "idle",
      when: isOneOf(state, [
        ...spelled(states, "Idle", "Resetting", "Complete", "Stopped"),
        ...otherNames.Complete,
      ]),
    },
    { state: "keep", when: any },
  ];
}
