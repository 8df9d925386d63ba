import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DAY } from "../../../config/micros.ts";
import { loadSite } from "../../../config/site/load.ts";
import { idOf, replaySite } from "../../../demo/replay/replay-site.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const items = [
  { name: "execution", type: "text" as const, events: 3 },
  { name: "avail", type: "text" as const, events: 3 },
  { name: "PartCountAct", type: "number" as const, events: 3 },
];

test.each([
  ["OPC UA", { opcua: "opc.tcp://127.0.0.1:4840" }],
  ["MQTT", { mqtt: "mqtt://127.0.0.1:1883" }],
])("what is printed is a good site file: %s", (_, where) => {
  using folder = temporaryFolder();
  const file = join(folder.path, "site.yaml");
  writeFileSync(file, replaySite({ machine: "mazak03", items, keepsTimes: true, ...where }));
  const loaded = loadSite(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  const [machine] = loaded.site.machines;
  expect(machine?.signals.map(({ id, type }) => [id, type])).toEqual([
    ["execution", "text"],
    ["avail", "text"],
    ["partcountact", "number"],
  ]);
  expect(machine?.state).toMatchObject({
    preset: "mtconnect",
    signals: { execution: "execution", availability: "avail" },
  });
  expect(loaded.site.gateways[0]?.sources[0]?.clock.by).toBe("event");
  // Between two changes nothing is said, and the machine is not unknown for it: over OPC UA the connection confirms it.
  const { protocol, heartbeat } = loaded.site.gateways[0]?.sources[0] ?? {};
  if (protocol === "mqtt") expect((heartbeat?.every ?? 0) * (heartbeat?.missed ?? 0)).toBe(DAY);
  // A recording of long ago would not be stored otherwise.
  expect(loaded.site.policies.retention).toEqual({ influx: "forever", sqlite: "forever" });
});

test("of a replay whose times are shifted, samples are kept as long as usual", () => {
  const text = replaySite({ machine: "m", items, keepsTimes: false, mqtt: "mqtt://127.0.0.1:1883" });
  expect(text).not.toContain("retention");
});

test.each([
  ["PartCountAct", "partcountact"],
  ["Mill 1", "mill-1"],
  ["_x", "x"],
  ["旋盤", "item"],
])("the id of %s is %s", (name, id) => expect(idOf(name)).toBe(id));
