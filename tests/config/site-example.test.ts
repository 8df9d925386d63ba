import { expect, test } from "vitest";
import { loadSite } from "../../config/site/load.ts";
import { presetNames } from "../../config/site/state-rules.ts";
import { gatewayOfMachine, machinesOfGateway, machinesOfSource } from "../../config/site/topology.ts";

const loaded = loadSite("config/site.example.yaml");
if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes, null, 2));
const { site } = loaded;

test("the example loads without mistakes or warnings", () => {
  expect(loaded.warnings).toEqual([]);
  expect(loaded.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("the example shows every preset, own rules, each kind of source, identity and security", () => {
  const presets = site.machines.flatMap((it) => ("preset" in it.state ? [it.state.preset] : []));
  expect(presets.toSorted()).toEqual([...presetNames].toSorted());
  expect(site.machines.some((it) => "rules" in it.state)).toBe(true);
  const sources = site.gateways.flatMap((it) => it.sources);
  const opcua = sources.filter((it) => it.protocol === "opcua");
  expect(opcua.map((it) => [it.security.mode, it.identity.type])).toEqual([
    ["SignAndEncrypt", "certificate"],
    ["SignAndEncrypt", "user"],
    ["None", "anonymous"],
  ]);
  const mqtt = sources.filter((it) => it.protocol === "mqtt");
  expect(mqtt.map((it) => (it.connect ? "connect" : "listen"))).toEqual(["connect", "listen"]);
});

test("durations come out as microseconds, and file names as absolute", () => {
  const [first] = site.gateways[0]?.sources ?? [];
  expect(first).toMatchObject({ publishing: 200_000, heartbeat: { every: 10_000_000, missed: 3 } });
  expect(first).toMatchObject({ identity: { certificate: `${process.cwd()}/config/pki/user.pem` } });
  expect(site.gateways[0]?.sources[3]).toMatchObject({
    connect: { password: { file: `${process.cwd()}/config/secrets/plant-mqtt` } },
  });
});

test("the topology tells which machines belong to a gateway and to a source", () => {
  expect(machinesOfGateway(site, "hall-a").map((it) => it.id)).toEqual(site.machines.map((it) => it.id));
  expect(machinesOfGateway(site, "nowhere")).toEqual([]);
  expect(machinesOfSource(site, "plant-mqtt").map((it) => it.id)).toEqual(["wire-edm", "chamber"]);
  expect(gatewayOfMachine(site, "laser")?.id).toBe("hall-a");
  expect(gatewayOfMachine(site, "nothing")).toBeUndefined();
});
