import type { Gateway } from "./gateway.ts";
import type { Machine } from "./machine.ts";
import type { Site } from "./site.ts";

/** Machines with a signal from one of the gateway's sources. */
export function machinesOfGateway(site: Site, gatewayId: string): Machine[] {
  const gateway = site.gateways.find((it) => it.id === gatewayId);
  const sources = new Set(gateway?.sources.map((source) => source.id));
  return site.machines.filter((machine) => machine.signals.some((signal) => sources.has(signal.source)));
}

/** The one gateway whose sources a machine's signals name; undefined when no gateway has them. */
export function gatewayOfMachine(site: Site, machineId: string): Gateway | undefined {
  const machine = site.machines.find((it) => it.id === machineId);
  const sources = new Set(machine?.signals.map((signal) => signal.source));
  return site.gateways.find((gateway) => gateway.sources.some((source) => sources.has(source.id)));
}

/** Machines with a signal from the source. */
export function machinesOfSource(site: Site, sourceId: string): Machine[] {
  return site.machines.filter((machine) => machine.signals.some((signal) => signal.source === sourceId));
}
