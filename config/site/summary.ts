import type { Site } from "./site.ts";

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** One line for a person who has just checked a site file. */
export function siteSummary(site: Site): string {
  const signals = site.machines.reduce((sum, machine) => sum + machine.signals.length, 0);
  const sources = site.gateways.reduce((sum, gateway) => sum + gateway.sources.length, 0);
  return [
    `cluster ${site.cluster.id}`,
    count(site.companies.length, "company", "companies"),
    count(site.machines.length, "machine"),
    count(signals, "signal"),
    count(site.gateways.length, "gateway"),
    count(sources, "source"),
  ].join(", ");
}
