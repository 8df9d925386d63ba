import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { booking } from "./scenarios/booking.ts";
import { edge } from "./scenarios/edge.ts";
import { fairness } from "./scenarios/fairness.ts";
import { intake } from "./scenarios/intake.ts";
import { mqttPath } from "./scenarios/mqtt-path.ts";
import { opcuaPath } from "./scenarios/opcua-path.ts";
import { utilization } from "./scenarios/utilization.ts";
import { markdownOf, type Section } from "./section.ts";

const scenarios: Record<string, () => Promise<Section>> = {
  mqtt: mqttPath,
  opcua: opcuaPath,
  intake,
  edge,
  utilization,
  fairness,
  booking,
};
const report = "docs/benchmarks.md";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in scenarios));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(", ")}. There are: ${Object.keys(scenarios).join(", ")}.`,
  );
  process.exit(1);
}

const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
const release =
  /PRETTY_NAME="([^"]+)"/.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
const head = `# Benchmarks

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory}, ${release}, Node ${process.version}, InfluxDB 1.6.7.
All processes and loads share these cores. Figures of such a box are noisy: read the ratios, which come from one run.
`;

const sections: string[] = [];
for (const [name, run] of Object.entries(scenarios)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`${name} ...`);
  const text = markdownOf(await run());
  console.log(text);
  sections.push(text);
  // Only a whole run replaces the report, since its sections were measured one after the other; as far as it gets.
  if (wanted.length === 0) writeFileSync(report, [head, ...sections].join("\n"));
}
