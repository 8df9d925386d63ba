import { DAY, type Micros } from "../../config/micros.ts";
import { resolveRules } from "../../config/presets/resolve.ts";
import type { RuleSet } from "../../config/presets/rule-set.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import { gatewayOfMachine, machinesOfGateway } from "../../config/site/topology.ts";
import { type CompiledRules, compileRules } from "../../gateway/state/compiled-rules.ts";
import type { Signals } from "./ordered-samples.ts";
import { Refused } from "./refusal.ts";

/** The machine whose states are derived again, and what its rules ask for. */
export interface Subject {
  machine: Machine;
  gateway: string;
  ruleSet: RuleSet;
  rules: CompiledRules;
  /** The signals that the rules use. */
  signals: Signals;
  /** Signals that tell whether a source was heard, by source: of the sources on which the state depends. */
  heardBy: string[][];
  /** Silence longer than this ends confirmation, as at the gateway. */
  staleAfter: Micros;
  /** How far back what was before can still matter: delays, silence and thresholds, and a day for those. */
  memory: Micros;
  /** All signals of the gateway's machines: its samples come to the store in order. */
  neighbours: { machine: string; signal: string }[];
}

/** Throws Refused when the site file has no such machine. */
export function subjectOf(site: Site, id: string): Subject {
  const machine = site.machines.find((it) => it.id === id);
  if (!machine) {
    const known = site.machines.map((it) => it.id).join(", ");
    throw new Refused(`The site file has no machine ${id}; it has: ${known || "none"}.`);
  }
  const gateway = gatewayOfMachine(site, id);
  const ruleSet = resolveRules(machine.state);
  const rules = compileRules(ruleSet.rules);
  const used = new Set<string>(rules.signals);
  const deciding = machine.signals.filter((signal) => used.has(signal.id));
  const ids = new Set((deciding.length > 0 ? deciding : machine.signals).map((signal) => signal.source));
  const sources = gateway?.sources.filter((source) => ids.has(source.id)) ?? [];
  const silences = rules.conditions.map((condition) => ("stale" in condition ? condition.stale : 0));
  const booleans = new Set<string>(
    machine.signals.filter((signal) => signal.type === "boolean").map((signal) => signal.id),
  );
  return {
    machine,
    gateway: gateway?.id ?? "rederive",
    ruleSet,
    rules,
    signals: { machine: id, ids: rules.signals, isBoolean: (signal) => booleans.has(signal) },
    heardBy: sources.map((source) =>
      machine.signals.filter((signal) => signal.source === source.id).map((signal) => signal.id),
    ),
    staleAfter: Math.max(0, ...sources.map(({ heartbeat }) => heartbeat.every * heartbeat.missed)),
    memory: DAY + rules.longestDelay + Math.max(0, ...silences),
    neighbours: (gateway ? machinesOfGateway(site, gateway.id) : [machine]).flatMap((it) =>
      it.signals.map((signal) => ({ machine: it.id, signal: signal.id })),
    ),
  };
}
