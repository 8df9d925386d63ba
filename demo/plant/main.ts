import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadSiteOrExit } from "../../config/site/load.ts";
import { mqttMachines, opcuaMachines } from "./machines.ts";
import { startMqttDevice } from "./mqtt-device.ts";
import { type Device, startOpcuaDevice } from "./opcua-device.ts";
import { plantSite } from "./plant-site.ts";
import { createTimeline } from "./timeline.ts";

const {
  SITE_FILE = "demo/site.yaml",
  DATA_DIR = "data",
  PLANT_SEED = "1",
  PLANT_TRUSTED_BY = "",
} = process.env;
const { site } = loadSiteOrExit(SITE_FILE);
const places = plantSite(site);
const devices: Device[] = [];
try {
  for (const machine of opcuaMachines) {
    const device = await startOpcuaDevice({
      machine,
      timeline: createTimeline(PLANT_SEED, site, machine),
      port: places.opcuaPort(machine.id),
      pkiFolder: join(DATA_DIR, "plant", machine.id),
      password: process.env.DEMO_EDM_PASSWORD ?? "",
    });
    devices.push(device);
    // What a person does at the gateway's console in a real workshop: this server is known.
    if (machine.user && PLANT_TRUSTED_BY) {
      mkdirSync(PLANT_TRUSTED_BY, { recursive: true });
      writeFileSync(join(PLANT_TRUSTED_BY, `${machine.id}.der`), device.certificate);
    }
  }
  for (const machine of mqttMachines)
    devices.push(
      startMqttDevice({
        machine,
        timeline: createTimeline(PLANT_SEED, site, machine),
        url: places.mqttUrl(machine.id),
      }),
    );
} catch (error) {
  console.error(`The demo plant cannot start: ${(error as Error).message}`);
  process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, async () => {
    await Promise.all(devices.map((device) => device.stop()));
    process.exit(0);
  });
console.log(`plant ready with ${devices.length} machines`);
process.send?.("ready");
