import { testNamespace } from "../../setup/opcua-server.ts";

const always = { hours: "always", closedOnHolidays: false };
const heartbeat = { every: "1 s", missed: 2 };
const running = (signal: string) => [
  { state: "running", when: { signal, above: 0.5 } },
  { state: "idle", when: "always" },
];

/** Machines that speak MQTT to the gateway's own listener, and with `opcua` an oven with an OPC UA server. */
export function plantSite(settings: {
  mqttPort: number;
  /** Where the devices' own broker is; without it they publish to the gateway. */
  plantBroker?: string | undefined;
  mqttMachines: readonly string[];
  opcuaPort?: number | undefined;
  spool?: object;
  /** `spare` has one machine and does not run. */
  gateways: { used: string; spare: string };
}) {
  const { mqttPort, mqttMachines, opcuaPort } = settings;
  const node = (name: string) => `nsu=${testNamespace};s=${name}`;
  const withSource = (source: string, ...signals: object[]) => signals.map((it) => ({ source, ...it }));
  return {
    version: 1,
    cluster: { id: "faults", name: { ja: "障害", en: "Faults" }, zone: "Asia/Tokyo", calendar: always },
    companies: [{ id: "one", name: "One", short: "One" }],
    machines: [
      ...mqttMachines.map((id) => ({
        id,
        name: { ja: id, en: id },
        rate: 1_000,
        signals: withSource(
          "devices",
          ...[
            { id: "load" },
            { id: "count" },
            { id: "program", type: "text" },
            { id: "door", type: "boolean" },
          ],
        ),
        state: { rules: running("load"), lateness: "200 ms" },
      })),
      {
        id: "saw",
        name: { ja: "鋸", en: "Saw" },
        rate: 1_000,
        signals: withSource("hall", { id: "load" }),
        state: { rules: running("load") },
      },
      ...(opcuaPort === undefined
        ? []
        : [
            {
              id: "oven",
              name: { ja: "炉", en: "Oven" },
              rate: 1_000,
              signals: withSource(
                "controller",
                { id: "temperature", node: node("Temperature"), sampling: "0 s", queue: 100 },
                { id: "recipe", type: "text", node: node("Recipe"), sampling: "0 s", queue: 100 },
              ),
              state: { rules: running("temperature"), lateness: "200 ms" },
            },
          ]),
    ],
    gateways: [
      {
        id: settings.gateways.used,
        spool: { keepFree: 0, ...settings.spool },
        sources: [
          {
            id: "devices",
            protocol: "mqtt",
            ...(settings.plantBroker
              ? { connect: { url: settings.plantBroker } }
              : { listen: { host: "127.0.0.1", port: mqttPort } }),
            heartbeat,
            topics: [
              {
                pattern: "plant/{machine}/{signal}",
                payload: { format: "json", value: "/v", time: "/t", timeFormat: "us" },
              },
            ],
          },
          ...(opcuaPort === undefined
            ? []
            : [
                {
                  id: "controller",
                  protocol: "opcua",
                  endpoint: `opc.tcp://127.0.0.1:${opcuaPort}`,
                  security: { mode: "None", policy: "None" },
                  publishing: "100 ms",
                  heartbeat,
                },
              ]),
        ],
      },
      {
        id: settings.gateways.spare,
        sources: [
          {
            id: "hall",
            protocol: "mqtt",
            listen: { host: "127.0.0.1", port: 0 },
            topics: [{ pattern: "hall/{machine}/{signal}", payload: { format: "number" } }],
          },
        ],
      },
    ],
    policies: { bridge: "0 s" },
  };
}
