import type { Site } from "./site.ts";
import type { Bilingual } from "./text.ts";

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** One line for a person who has just checked a site file. */
export function siteSummary(site: Site, language: keyof Bilingual = "en"): string {
  const { cluster, companies, machines, gateways } = site;
  const signals = machines.reduce((sum, machine) => sum + machine.signals.length, 0);
  const sources = gateways.reduce((sum, gateway) => sum + gateway.sources.length, 0);
  if (language === "ja") {
    return [
      `クラスター ${cluster.id}`,
      `会社 ${companies.length}社`,
      `設備 ${machines.length}台`,
      `信号 ${signals}件`,
      `収集装置 ${gateways.length}台`,
      `データ源 ${sources}件`,
    ].join("、");
  }
  return [
    `cluster ${cluster.id}`,
    count(companies.length, "company", "companies"),
    count(machines.length, "machine"),
    count(signals, "signal"),
    count(gateways.length, "gateway"),
    count(sources, "source"),
  ].join(", ");
}
