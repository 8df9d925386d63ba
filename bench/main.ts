import { renewSection } from "./report.ts";
import { booking } from "./scenarios/booking.ts";
import { edge } from "./scenarios/edge.ts";
import { fairness } from "./scenarios/fairness.ts";
import { intake } from "./scenarios/intake.ts";
import { mqttPath } from "./scenarios/mqtt-path.ts";
import { opcuaPath } from "./scenarios/opcua-path.ts";
import { signal } from "./scenarios/signal.ts";
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
  signal,
};
const names = Object.keys(scenarios);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in scenarios));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(1);
}

for (const [name, run] of Object.entries(scenarios)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`${name} ...`);
  const text = markdownOf(await run());
  console.log(text);
  renewSection("docs/benchmarks.md", names, name, text);
}
