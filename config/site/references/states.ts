import { presetInputs } from "../../presets/inputs.ts";
import { presetSettings } from "../../presets/settings.ts";
import { expectation } from "../expectation.ts";
import type { Finding, Path } from "../finding.ts";
import { findingsOf } from "../schema-findings.ts";
import { unknownId } from "./identifiers.ts";
import { type Entry, entries, isMap, type MachineOutline, type Outline, textOf } from "./outline.ts";

/** State rules and presets against the machine's own signals. */
export function checkStates(site: Outline): Finding[] {
  return site.machines.flatMap((machine) => {
    const state = machine.map.state;
    if (!isMap(state)) return [];
    const path = [...machine.path, "state"];
    return [
      ...presetFindings(machine, state, path),
      ...settingsFindings(state, [...path, "settings"]),
      ...entries(state, "rules", path).flatMap((rule) =>
        condition(rule.map.when, [...rule.path, "when"], machine),
      ),
    ];
  });
}

function presetFindings(machine: MachineOutline, state: Record<string, unknown>, path: Path): Finding[] {
  const preset = textOf(state.preset) ?? "";
  const inputs = Object.hasOwn(presetInputs, preset)
    ? presetInputs[preset as keyof typeof presetInputs]
    : undefined;
  if (!inputs || !isMap(state.signals)) return [];
  const given = state.signals;
  const known = [...inputs.required, ...inputs.optional];
  const at = [...path, "signals"];
  const signals = machine.signals.flatMap((signal) => signal.id ?? []);
  return [
    ...inputs.required
      .filter((input) => given[input] === undefined)
      .map((input) => ({
        path: [...at, input],
        expected: `the signal that gives ${input} to preset ${preset}`,
        advice: `Add ${input}: with a signal of this machine.`,
      })),
    ...Object.entries(given).flatMap(([input, signal]): Finding[] => {
      if (!known.includes(input)) {
        const said = unknownId(input, known, "an input");
        return [
          { path: at, key: input, ...said, expected: `an input of preset ${preset}: ${known.join(", ")}` },
        ];
      }
      const name = textOf(signal);
      if (name === undefined || signals.includes(name)) return [];
      return [{ path: [...at, input], ...unknownId(name, signals, "a signal of this machine") }];
    }),
  ];
}

/** The preset's own numbers and durations. */
function settingsFindings(state: Record<string, unknown>, path: Path): Finding[] {
  const preset = textOf(state.preset) ?? "";
  if (!Object.hasOwn(presetSettings, preset)) return [];
  const given = state.settings ?? {};
  if (!isMap(given)) return [];
  const schema = presetSettings[preset as keyof typeof presetSettings];
  const read = schema.safeParse(given, { error: expectation });
  if (read.success) return [];
  return findingsOf(read.error.issues, given).map((it) => ({ ...it, path: [...path, ...it.path] }));
}

function condition(when: unknown, path: Path, machine: MachineOutline): Finding[] {
  if (!isMap(when)) return [];
  for (const key of ["all", "any"] as const)
    if (Array.isArray(when[key]))
      return when[key].flatMap((item, index) => condition(item, [...path, key, index], machine));
  if (when.not !== undefined) return condition(when.not, [...path, "not"], machine);
  const name = textOf(when.signal);
  if (name === undefined) return [];
  const signal = machine.signals.find((it) => it.id === name);
  if (!signal) {
    const known = machine.signals.flatMap((it) => it.id ?? []);
    return [{ path: [...path, "signal"], ...unknownId(name, known, "a signal of this machine") }];
  }
  return [...kinds(when, path, signal), ...thresholds(when, path)];
}

/** A value of another type than the signal's can never match. */
function kinds(when: Record<string, unknown>, path: Path, signal: Entry): Finding[] {
  const type = signal.map.type ?? "number";
  const needed = { number: "number", text: "string", boolean: "boolean" }[type as string];
  if (needed === undefined) return [];
  const expected = `a ${type}, the type of signal ${signal.map.id}`;
  const wrong = (value: unknown) =>
    ["string", "number", "boolean"].includes(typeof value) && typeof value !== needed;
  const findings: Finding[] = [];
  if (wrong(when.equals)) findings.push({ path: [...path, "equals"], expected });
  if (Array.isArray(when.in))
    for (const [index, value] of when.in.entries())
      if (wrong(value)) findings.push({ path: [...path, "in", index], expected });
  for (const key of ["above", "below"])
    if (when[key] !== undefined && needed !== "number")
      findings.push({ path, key, expected: `equals or in, since signal ${signal.map.id} is a ${type}` });
  return findings;
}

/** With separate thresholds the condition must not go off where it has just come on. */
function thresholds(when: Record<string, unknown>, path: Path): Finding[] {
  return (["above", "below"] as const).flatMap((key): Finding[] => {
    const limits = when[key];
    if (!isMap(limits) || typeof limits.on !== "number" || typeof limits.off !== "number") return [];
    if (key === "above" ? limits.off <= limits.on : limits.off >= limits.on) return [];
    const order = key === "above" ? "at most" : "at least";
    return [{ path: [...path, key, "off"], expected: `a number of ${order} ${limits.on}, the value of on` }];
  });
}

/** Rules behind one that is always true are never reached. */
export function unreachableRules(site: Outline): Finding[] {
  return site.machines.flatMap((machine) => {
    const state = isMap(machine.map.state) ? machine.map.state : {};
    const rules = entries(state, "rules", [...machine.path, "state"]);
    const last = rules.findIndex((rule) => rule.map.when === "always");
    const next = last < 0 ? undefined : rules[last + 1];
    if (!next) return [];
    return [{ path: next.path, found: "a rule after one that is always true", expected: "no such rule" }];
  });
}
