import { stringify } from "yaml";
import type { Item } from "./survey.ts";

/** Namespace of the replayed items as OPC UA; a node's identifier is the item's name. */
export const replayNamespace = "urn:machine-commons:replay";

/** An item's or a machine's name as an id of the site file. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, 63) || "item";

const presetInputs: Record<string, string> = { execution: "execution", mode: "mode", avail: "availability" };

/** The parts of a site file with which a gateway reads the replay, as YAML. */
export function siteFragment(settings: {
  machine: string;
  items: Iterable<Item>;
  opcua?: string;
  mqtt?: string;
}): string {
  const source = `${settings.machine}-replay`;
  const items = [...settings.items];
  const clock = { by: "event" };
  const sources = settings.opcua
    ? {
        id: source,
        protocol: "opcua",
        endpoint: settings.opcua,
        security: { mode: "None", policy: "None" },
        clock,
      }
    : {
        id: source,
        protocol: "mqtt",
        connect: { url: settings.mqtt },
        clock,
        topics: [
          {
            pattern: "replay/{machine}/{signal}",
            payload: { format: "json", value: "/value", time: "/time" },
          },
        ],
      };
  const signals = items.map(({ name, type }) => ({
    id: idOf(name),
    source,
    type,
    ...(settings.opcua ? { node: `nsu=${replayNamespace};s=${name}`, sampling: "0 s", queue: 1_000 } : {}),
  }));
  const state = {
    preset: "mtconnect",
    signals: Object.fromEntries(
      items.flatMap(({ name }) => {
        const input = presetInputs[name];
        return input ? [[input, idOf(name)]] : [];
      }),
    ),
  };
  const name = { ja: `${settings.machine}(再生)`, en: `${settings.machine} (replay)` };
  const machine = { id: settings.machine, name, rate: 0, signals, state };
  return [
    "# For the site file: the machine goes under machines, the source under the sources of a gateway.",
    stringify(
      { machines: [machine], gateways: [{ id: "replay-gateway", sources: [sources] }] },
      { lineWidth: 110 },
    ),
  ].join("\n");
}
