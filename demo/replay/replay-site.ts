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

/** A whole site file with which a gateway reads the replay, as YAML. */
export function replaySite(settings: {
  machine: string;
  items: Iterable<Item>;
  /** The recording's own times are kept, which may be older than raw samples usually are. */
  keepsTimes: boolean;
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
        // A recording holds changes only: that nothing has changed for hours does not make the machine unknown.
        heartbeat: { every: "1 h", missed: 24 },
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
  const site = {
    version: 1,
    cluster: {
      id: "replay",
      name: { ja: "再生", en: "Replay" },
      zone: "Asia/Tokyo",
      calendar: { hours: "always" },
    },
    companies: [{ id: "replay", name: "再生", short: "再生" }],
    machines: [machine],
    gateways: [{ id: "replay-gateway", sources: [sources] }],
    ...(settings.keepsTimes ? { policies: { retention: { influx: "forever", sqlite: "forever" } } } : {}),
  };
  return `# Reads the replay: npm start -- --site FILE
# For a site file that exists already take over the entry of machines, and the source into one of its gateways.
${stringify(site, { lineWidth: 110 })}`;
}
