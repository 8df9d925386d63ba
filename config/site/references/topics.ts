import type { Finding } from "../finding.ts";
import { unknownId } from "./identifiers.ts";
import {
  type Entry,
  entries,
  isMap,
  type MachineOutline,
  type Outline,
  type SourceOutline,
  textOf,
} from "./outline.ts";

/** MQTT topic patterns: each must say whose values it carries, and every signal must have a topic. */
export function checkTopics(site: Outline): Finding[] {
  return site.sources
    .filter((source) => source.protocol === "mqtt")
    .flatMap((source) => {
      const machines = site.machines.filter((machine) =>
        machine.signals.some((signal) => signal.map.source === source.id),
      );
      const topics = entries(source.map, "topics", source.path);
      return [
        ...topics.flatMap((topic) => checkTopic(topic, machines, source)),
        ...machines.flatMap((machine) => silentSignals(machine, topics, source)),
      ];
    });
}

/** MQTT's own wildcards: the schema tells of them, and what was meant cannot be told. */
const isForeign = (pattern: string) => /[#+]/.test(pattern);
const wildcards = (topic: Entry): string[] => textOf(topic.map.pattern)?.match(/\{[^}]*\}/g) ?? [];
const pointers = (topic: Entry): Record<string, unknown> | undefined => {
  const value = isMap(topic.map.payload) ? topic.map.payload.value : undefined;
  return isMap(value) ? value : undefined;
};
const signalsFrom = (machine: MachineOutline, source: SourceOutline): string[] =>
  machine.signals.flatMap((signal) => (signal.map.source === source.id ? (signal.id ?? []) : []));

function checkTopic(topic: Entry, machines: MachineOutline[], source: SourceOutline): Finding[] {
  const pattern = textOf(topic.map.pattern);
  if (pattern === undefined || isForeign(pattern)) return [];
  const findings: Finding[] = [];
  const path = [...topic.path, "pattern"];
  const names = wildcards(topic);
  for (const level of pattern.split("/"))
    if (level.includes("{") && level !== "{machine}" && level !== "{signal}")
      findings.push({ path, found: level, expected: "{machine} or {signal} as a whole level" });
  if (new Set(names).size < names.length)
    findings.push({ path, expected: "each of {machine} and {signal} at most once" });

  const machine = textOf(topic.map.machine);
  if (machine === undefined && !names.includes("{machine}"))
    findings.push({
      path,
      expected: "a pattern with {machine}, or the key machine beside it",
      advice: "A message must tell whose it is.",
    });
  if (machine !== undefined && names.includes("{machine}"))
    findings.push({
      path: topic.path,
      key: "machine",
      expected: "either {machine} in the pattern or this key",
    });
  const known = machines.flatMap((it) => it.id ?? []);
  if (machine !== undefined && !known.includes(machine))
    findings.push({
      path: [...topic.path, "machine"],
      ...unknownId(machine, known, `a machine with a signal from source ${source.id}`),
    });

  const ways = [names.includes("{signal}"), topic.map.signal !== undefined, pointers(topic) !== undefined];
  if (ways.filter(Boolean).length !== 1)
    findings.push({
      path,
      ...(ways.some(Boolean) ? { found: "more than one way to tell the signal" } : {}),
      expected:
        "exactly one of {signal} in the pattern, the key signal, or a map of pointers as payload.value",
    });
  const concerned = machines.filter((it) => machine === undefined || it.id === machine);
  const signals = [...new Set(concerned.flatMap((it) => signalsFrom(it, source)))];
  const what = `a signal with source ${source.id}`;
  const signal = textOf(topic.map.signal);
  if (concerned.length === 0) return findings;
  if (signal !== undefined && !signals.includes(signal))
    findings.push({ path: [...topic.path, "signal"], ...unknownId(signal, signals, what) });
  for (const key of Object.keys(pointers(topic) ?? {}))
    if (!signals.includes(key))
      findings.push({ path: [...topic.path, "payload", "value"], key, ...unknownId(key, signals, what) });
  return findings;
}

/** Signals that no topic of their source can ever carry. */
function silentSignals(machine: MachineOutline, topics: Entry[], source: SourceOutline): Finding[] {
  const mine = topics.filter((topic) => topic.map.machine === undefined || topic.map.machine === machine.id);
  const isUnclear = (topic: Entry) => isForeign(textOf(topic.map.pattern) ?? "#");
  if (mine.length === 0 || mine.some((it) => isUnclear(it) || wildcards(it).includes("{signal}"))) return [];
  const carried = new Set(mine.flatMap((topic) => [topic.map.signal, ...Object.keys(pointers(topic) ?? {})]));
  return machine.signals
    .filter((signal) => signal.map.source === source.id && signal.id !== undefined && !carried.has(signal.id))
    .map((signal) => ({
      path: [...signal.path, "source"],
      found: `${source.id}, of whose topics none carries ${signal.id}`,
      expected: "a topic that carries the signal",
    }));
}
