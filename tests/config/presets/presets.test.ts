import { describe, expect, test } from "vitest";
import type { MachineState } from "../../../config/machine-state.ts";
import { SECOND } from "../../../config/micros.ts";
import { resolveRules } from "../../../config/presets/resolve.ts";
import { type StateSettings, stateSchema } from "../../../config/site/state-rules.ts";
import type { SampleValue } from "../../../config/wire/batch.ts";
import { createStateDeriver } from "../../../gateway/state/machine-state-deriver.ts";

type Inputs = Record<string, SampleValue>;

/** Every input's signal is named as the input, in lower case. The state after each step, one minute apart. */
function statesAfter(preset: string, steps: Inputs[], settings = {}): MachineState[] {
  const signals = Object.fromEntries(
    steps.flatMap((step) => Object.keys(step)).map((name) => [name, name.toLowerCase()]),
  );
  const state: StateSettings = stateSchema.parse({ preset, signals, settings });
  const deriver = createStateDeriver({
    machine: "m",
    ruleSet: resolveRules(state),
    lateness: 0,
    staleAfter: null,
    restored: null,
  });
  return steps.map((step, i) => {
    const t = i * 60 * SECOND;
    for (const [signal, value] of Object.entries(step))
      deriver.observe({ signal: signal.toLowerCase(), t, value, quality: 0 });
    deriver.confirm(t);
    deriver.confirm(t + 59 * SECOND);
    return deriver.open()?.state ?? "unknown";
  });
}
const stateOf = (preset: string, inputs: Inputs, settings = {}) => statesAfter(preset, [inputs], settings)[0];

describe("mtconnect", () => {
  test.each([
    ["ACTIVE", "running"],
    ["WAIT", "running"],
    ["INTERRUPTED", "held"],
    ["FEED_HOLD", "held"],
    ["PROGRAM_STOPPED", "held"],
    ["OPTIONAL_STOP", "held"],
    ["READY", "idle"],
    ["STOPPED", "idle"],
    ["PROGRAM_COMPLETED", "idle"],
    ["UNAVAILABLE", "unknown"],
    ["NONSENSE", "unknown"],
    [null, "unknown"],
  ])("execution %s alone is %s", (execution, state) => {
    expect(stateOf("mtconnect", { execution })).toBe(state);
  });
  test.each([
    ["READY", "AUTOMATIC", "idle"],
    ["READY", "SEMI_AUTOMATIC", "idle"],
    ["READY", "MANUAL", "setup"],
    ["STOPPED", "MANUAL_DATA_INPUT", "setup"],
    ["PROGRAM_COMPLETED", "EDIT", "setup"],
    ["READY", "UNAVAILABLE", "unknown"],
    ["READY", null, "unknown"],
    ["ACTIVE", "MANUAL", "running"],
    ["ACTIVE", null, "running"],
    ["INTERRUPTED", "MANUAL", "held"],
    ["UNAVAILABLE", "MANUAL", "unknown"],
  ])("execution %s in mode %s is %s", (execution, mode, state) => {
    expect(stateOf("mtconnect", { execution, mode })).toBe(state);
  });
  test.each([
    ["AVAILABLE", "running"],
    ["UNAVAILABLE", "unknown"],
    [null, "unknown"],
  ])("availability %s with execution ACTIVE is %s", (availability, state) => {
    expect(stateOf("mtconnect", { execution: "ACTIVE", availability })).toBe(state);
  });
});

describe("opc-40001-1", () => {
  test.each([
    [3, 3, "running"],
    ["Executing", "Processing", "running"],
    ["Executing", "None", "running"],
    [3, 2, "setup"],
    ["Executing", "Setup", "setup"],
    [2, "2", "setup"],
    ["NotExecuting", "Setup", "setup"],
    ["NotExecuting", "Processing", "idle"],
    ["Not executing", "Maintenance", "idle"],
    ["NOT_EXECUTING", 0, "idle"],
    ["NotExecuting_2", 0, "idle"],
    [3, 1, "down"],
    [1, 3, "down"],
    ["OutOfService", null, "down"],
    ["Out of service", 2, "down"],
    [0, null, "off"],
    ["NotAvailable", "Setup", "off"],
    [3, null, "unknown"],
    [null, 3, "unknown"],
    [7, 3, "unknown"],
  ])("item state %s in mode %s is %s", (itemState, operationMode, state) => {
    expect(stateOf("opc-40001-1", { itemState, operationMode })).toBe(state);
  });
  test.each([
    [3, "running"],
    [2, "idle"],
    [1, "down"],
    [0, "off"],
  ])("item state %s alone is %s", (itemState, state) => {
    expect(stateOf("opc-40001-1", { itemState })).toBe(state);
  });
});

describe("opc-40501-1", () => {
  test.each([
    [1, 1, "running"],
    ["Running", "Automatic", "running"],
    ["Running", "AutoWithManualIntervention", "running"],
    ["Running", "Other", "running"],
    ["Running", "Setup", "setup"],
    [1, 0, "setup"],
    ["Interrupted", "Automatic", "held"],
    [3, "Manual", "held"],
    ["Initializing", "Automatic", "idle"],
    [2, 1, "idle"],
    ["Aborted", 1, "idle"],
    ["Ended", "Manual", "setup"],
    [4, 2, "setup"],
    ["Running", "Service", "down"],
    ["Ended", 4, "down"],
    ["Running", null, "unknown"],
    [null, 1, "unknown"],
  ])("program %s in mode %s is %s", (programState, operationMode, state) => {
    expect(stateOf("opc-40501-1", { programState, operationMode })).toBe(state);
  });
  test.each([
    [1, "running"],
    [3, "held"],
    [2, "idle"],
  ])("program %s alone is %s", (programState, state) => {
    expect(stateOf("opc-40501-1", { programState })).toBe(state);
  });
});

describe("packml", () => {
  test.each([
    [6, "Execute", "running"],
    [11, "Held", "held"],
    [5, "Suspended", "held"],
    [4, "Idle", "idle"],
    [15, "Resetting", "idle"],
    [17, "Complete", "idle"],
    [2, "Stopped", "idle"],
    [9, "Aborted", "down"],
    [8, "Aborting", "down"],
    [1, "Clearing", "down"],
  ])("state %i or %s is %s", (number, name, state) => {
    for (const told of [number, name, name.toUpperCase(), String(number)])
      expect(stateOf("packml", { state: told }), String(told)).toBe(state);
  });
  test.each([
    [3, "Starting"],
    [7, "Stopping"],
    [10, "Holding"],
    [12, "Unholding"],
    [13, "Suspending"],
    [14, "Unsuspending"],
    [16, "Completing"],
  ])("state %i or %s keeps the state before it", (number, name) => {
    const steps = [number, name].flatMap((state) => [{ state: 6 }, { state }, { state: 11 }, { state }]);
    const each = ["running", "running", "held", "held"];
    expect(statesAfter("packml", steps)).toEqual([...each, ...each]);
    expect(stateOf("packml", { state: name })).toBe("unknown");
  });
  test.each([
    ["Execute", 1, "running"],
    ["Execute", "Production", "running"],
    ["Execute", 3, "setup"],
    ["Idle", "Manual", "setup"],
    ["Idle", 7, "setup"],
    ["Holding", "Manual", "setup"],
    ["Execute", 2, "down"],
    ["Idle", "Maintenance", "down"],
    ["Aborted", 3, "down"],
    ["Execute", 0, "unknown"],
    ["Execute", null, "unknown"],
    ["Aborted", null, "down"],
    [42, 3, "unknown"],
  ])("state %s in mode %s is %s", (told, mode, state) => {
    expect(stateOf("packml", { state: told, mode })).toBe(state);
  });
});

describe("power", () => {
  const settings = { runningAbove: 1, runningBelow: 0.7, offBelow: 0.05 };
  test.each([
    [1.2, "running"],
    [0.5, "idle"],
    [0.01, "off"],
    [null, "unknown"],
    ["1.2", "unknown"],
  ])("drawing %s is %s", (power, state) => {
    expect(stateOf("power", { power }, settings)).toBe(state);
  });
  test("between the thresholds it goes on as before, and without an off threshold it is never off", () => {
    const steps = [1.2, 0.8, 0.6, 0.8, 0].map((power) => ({ power }));
    expect(statesAfter("power", steps, { runningAbove: 1 })).toEqual([
      "running",
      "running",
      "idle",
      "idle",
      "idle",
    ]);
  });
});

test("own rules are taken as they are, and the same rules have the same version", () => {
  const own = stateSchema.parse({ rules: [{ state: "idle", when: "always" }] });
  expect(resolveRules(own).rules).toEqual([{ state: "idle", when: "always" }]);
  const mtconnect = (execution: string) =>
    resolveRules(stateSchema.parse({ preset: "mtconnect", signals: { execution } })).version;
  expect(mtconnect("a")).toBe(mtconnect("a"));
  expect(mtconnect("a")).not.toBe(mtconnect("b"));
});

test.each([
  [{ preset: "packml", signals: {} }, "Preset packml needs a signal for: state"],
  [{ preset: "power", signals: { power: "p" } }, "runningAbove"],
  [
    { preset: "power", signals: { power: "p" }, settings: { runningAbove: 1, runningBelow: 2 } },
    "runningBelow",
  ],
  [{ preset: "power", signals: { power: "p" }, settings: { runningAbove: 1, onDelay: "soon" } }, "onDelay"],
  [{ preset: "mtconnect", signals: { execution: "e" }, settings: { speed: 1 } }, "speed"],
])("%j is refused with the reason", (state, reason) => {
  expect(() => resolveRules(stateSchema.parse(state))).toThrow(reason);
});
