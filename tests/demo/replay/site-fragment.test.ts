import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { loadSite } from "../../../config/site/load.ts";
import { idOf, siteFragment } from "../../../demo/replay/site-fragment.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const items = [
  { name: "execution", type: "text" as const, events: 3 },
  { name: "avail", type: "text" as const, events: 3 },
  { name: "PartCountAct", type: "number" as const, events: 3 },
];

test.each([
  ["OPC UA", { opcua: "opc.tcp://127.0.0.1:4840" }],
  ["MQTT", { mqtt: "mqtt://127.0.0.1:1883" }],
])("the printed fragment is a machine of a good site file: %s", (_, where) => {
  using folder = temporaryFolder();
  const file = join(folder.path, "site.yaml");
  const rest = {
    version: 1,
    cluster: {
      id: "c",
      name: { ja: "組合", en: "Co-op" },
      zone: "Asia/Tokyo",
      calendar: { hours: "always" },
    },
    companies: [{ id: "one", name: "一", short: "一" }],
  };
  writeFileSync(
    file,
    stringify({ ...rest, ...parse(siteFragment({ machine: "mazak03", items, ...where })) }),
  );
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
});

test.each([
  ["PartCountAct", "partcountact"],
  ["Mill 1", "mill-1"],
  ["_x", "x"],
  ["旋盤", "item"],
])("the id of %s is %s", (name, id) => expect(idOf(name)).toBe(id));
