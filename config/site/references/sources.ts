import type { Finding } from "../finding.ts";
import { unknownName } from "./identifiers.ts";
import { ids, type MachineOutline, type Outline, type SourceOutline, textOf } from "./outline.ts";

const opcuaOnly = ["node", "sampling", "queue", "deadband"];

/** Signals against the sources that give them: known, of one gateway, with a node where one is needed. */
export function checkSources(site: Outline): Finding[] {
  const known = ids(site.sources);
  const byId = new Map(site.sources.map((source) => [source.id, source]));
  return site.machines.flatMap((machine) => [
    ...machine.signals.flatMap((signal): Finding[] => {
      const source = byId.get(textOf(signal.map.source));
      if (!source) return unknownName(signal, "source", known, "a source of some gateway");
      if (source.protocol === "opcua" && signal.map.node === undefined) {
        const advice = "Name the node, such as nsu=http://vendor/;s=Spindle.Speed or /Machines/Mill/State.";
        return [
          { path: [...signal.path, "node"], expected: `a node, since source ${source.id} is OPC UA`, advice },
        ];
      }
      if (source.protocol !== "mqtt") return [];
      return opcuaOnly
        .filter((key) => signal.map[key] !== undefined)
        .map((key) => ({
          path: signal.path,
          key,
          found: `the key ${key}`,
          expected: "none, since it is for OPC UA only",
          advice: `Source ${source.id} is MQTT: remove it.`,
        }));
    }),
    ...otherGateway(machine, byId),
  ]);
}

function otherGateway(machine: MachineOutline, byId: Map<string | undefined, SourceOutline>): Finding[] {
  let first: SourceOutline | undefined;
  for (const signal of machine.signals) {
    const source = byId.get(textOf(signal.map.source));
    if (!source) continue;
    first ??= source;
    if (source.gateway === first.gateway) continue;
    return [
      {
        path: [...signal.path, "source"],
        found: `${source.id} of gateway ${source.gateway.map.id}`,
        expected: `a source of gateway ${first.gateway.map.id}, as for the machine's other signals`,
        advice: "One gateway derives a machine's state, so it must see all of the machine's signals.",
      },
    ];
  }
  return [];
}

/** Sources that no signal names: nothing would be read from them. */
export function unusedSources(site: Outline): Finding[] {
  const used = new Set(
    site.machines.flatMap((machine) => machine.signals.map((signal) => signal.map.source)),
  );
  return site.sources
    .filter((source) => source.id !== undefined && !used.has(source.id))
    .map((source) => ({
      path: [...source.path, "id"],
      expected: "a source that some machine's signal names",
      advice: "Nothing is read from it until a signal has it as its source.",
    }));
}
