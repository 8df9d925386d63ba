import type { Site } from "../../config/site/site.ts";

/** Where the site file expects a machine: the plant listens where the gateway will look. */
export interface PlantSite {
  /** Port of the OPC UA server that the machine's signals name. Throws an Error when there is none. */
  opcuaPort(machine: string): number;
  /** Address at which devices reach the gateway's own listener, for the machine's signals. */
  mqttUrl(machine: string): string;
}

export function plantSite(site: Site): PlantSite {
  const sourceOf = (machine: string) => {
    const name = site.machines.find(({ id }) => id === machine)?.signals[0]?.source;
    const source = site.gateways.flatMap(({ sources }) => sources).find(({ id }) => id === name);
    if (!source) throw new Error(`The demo's site file has no source for machine ${machine}.`);
    return source;
  };
  return {
    opcuaPort(machine) {
      const source = sourceOf(machine);
      if (source.protocol !== "opcua") throw new Error(`The source of ${machine} is not OPC UA.`);
      return Number(new URL(source.endpoint).port);
    },
    mqttUrl(machine) {
      const source = sourceOf(machine);
      if (source.protocol !== "mqtt" || !source.listen)
        throw new Error(`The source of ${machine} does not listen for MQTT.`);
      return `mqtt://127.0.0.1:${source.listen.port}`;
    },
  };
}
