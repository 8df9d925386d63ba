import type { Machine } from "../../../config/site/machine.ts";
import type { MqttSource } from "../../../config/site/source.ts";
import { createPayloadReader, type PayloadReader, type Target } from "./payload-reader.ts";

type Topic = MqttSource["topics"][number];

/** Finds who reads the messages of a topic; null when nobody wants them. */
export type TopicRoutes = (topic: string) => PayloadReader | null;

/** Topics remembered: more than any plant has, few enough for any device that makes up new ones. */
const mostTopics = 50_000;

/** Each topic is matched once and remembered; the first pattern that matches counts. */
export function createTopicRoutes(source: MqttSource, machines: readonly Machine[]): TopicRoutes {
  const patterns = source.topics.map((topic) => ({ topic, levels: topic.pattern.split("/") }));
  const known = new Map<string, PayloadReader | null>();

  function match(topic: string): PayloadReader | null {
    const levels = topic.split("/");
    for (const pattern of patterns) {
      const wildcards = wildcardsOf(pattern.levels, levels);
      if (!wildcards) continue;
      const machine = machines.find((it) => it.id === (wildcards.machine ?? pattern.topic.machine));
      const targets = machine ? targetsOf(pattern.topic, machine, source.id, wildcards.signal) : [];
      return targets.length === 0 ? null : createPayloadReader(pattern.topic.payload, targets);
    }
    return null;
  }

  return (topic) => {
    const found = known.get(topic);
    if (found !== undefined) return found;
    if (known.size >= mostTopics) known.clear();
    const reader = match(topic);
    known.set(topic, reader);
    return reader;
  };
}

function wildcardsOf(
  pattern: readonly string[],
  levels: readonly string[],
): { machine?: string; signal?: string } | undefined {
  if (pattern.length !== levels.length) return undefined;
  const wildcards: { machine?: string; signal?: string } = {};
  for (const [index, part] of pattern.entries()) {
    const level = levels[index] ?? "";
    if (part === "{machine}") wildcards.machine = level;
    else if (part === "{signal}") wildcards.signal = level;
    else if (part !== level) return undefined;
  }
  return wildcards;
}

function targetsOf(topic: Topic, machine: Machine, source: string, wildcard: string | undefined): Target[] {
  const { payload } = topic;
  const pointers =
    payload.format === "json" && typeof payload.value === "object"
      ? Object.entries(payload.value)
      : [[wildcard ?? topic.signal ?? "", payload.format === "json" ? String(payload.value) : ""] as const];
  return pointers.flatMap(([id, pointer]) => {
    const signal = machine.signals.find((it) => it.id === id && it.source === source);
    return signal ? [{ machine: machine.id, signal: id, type: signal.type, pointer }] : [];
  });
}

/** What to subscribe to: each pattern as a filter, without those that another one covers. */
export function filtersOf(source: MqttSource): string[] {
  const filters = [...new Set(source.topics.map((it) => it.pattern.replaceAll(/\{[^}]*\}/g, "+")))];
  const covers = (wide: string, narrow: string) => {
    const [a, b] = [wide.split("/"), narrow.split("/")];
    return (
      wide !== narrow && a.length === b.length && a.every((part, index) => part === "+" || part === b[index])
    );
  };
  return filters.filter((filter) => !filters.some((other) => covers(other, filter)));
}
