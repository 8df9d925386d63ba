import { cpSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventually } from "../../setup/eventually.ts";
import { freePort } from "../../setup/free-port.ts";
import { startService } from "../../setup/service.ts";
import { accountFor, toldOf, wrongsOf } from "./account.ts";
import { gatewayId, type Plant, startPlant, usualSpool } from "./plant.ts";

/** A copy of the spool of a gateway killed while batches wait in it. */
async function cloneSpool(plant: Plant): Promise<string> {
  const { folder } = plant.place;
  plant.networks.broker.cut();
  await pause(1_200);
  await plant.gateway.stop("SIGKILL");
  const clone = "clone";
  cpSync(join(folder, usualSpool), join(folder, clone), { recursive: true });
  plant.networks.broker.mend();
  return clone;
}

test.concurrent("two gateways one after the other on copies of one spool: each batch is confirmed by its own bytes alone", async () => {
  await using plant = await startPlant({ store: "sqlite" });
  plant.work();
  await pause(1_000);
  const clone = await cloneSpool(plant);
  // From here on both number their batches alike, with other contents.
  for (const spool of [clone, usualSpool, clone]) {
    await plant.startGateway(spool);
    plant.work();
    await pause(1_200);
    await plant.settle();
    expect(await plant.gateway.stop()).toBe(0);
  }
  const account = await accountFor(plant, [usualSpool, clone]);
  console.log(toldOf(account));
  expect(wrongsOf(account)).toEqual([]);
  expect(await plant.end()).toEqual([0]);
}, 60_000);

test.concurrent("two gateways at once on copies of one spool: the second is refused with an alarm, and confirms nothing", async () => {
  await using plant = await startPlant({ store: "sqlite" });
  plant.work();
  await pause(1_000);
  const clone = await cloneSpool(plant);
  await plant.startGateway();
  const { place, networks } = plant;
  const httpPort = await freePort();
  const second = startService(process.execPath, ["gateway/main.ts"], {
    SITE_FILE: place.siteFile,
    DATA_DIR: join(place.folder, clone),
    GATEWAY_ID: gatewayId,
    GATEWAY_HTTP_PORT: String(httpPort),
    MQTT_URL: `mqtt://127.0.0.1:${networks.broker.port}`,
    MQTT_USER: gatewayId,
    MQTT_PASSWORD_FILE: join(place.folder, `${gatewayId}.password`),
  });
  await second.printed(/ ready/);
  await second.printed(/The broker refuses this gateway/);
  await plant.broker.printed(/a second live connection of this gateway is refused/);
  await plant.settle();
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${httpPort}${path}`)).text();
  expect(await ask("/health/ready")).toMatch(/another process or a copied disk/);
  expect(await ask("/metrics")).toMatch(/batches_stored_total 0$/m);
  expect(await ask("/metrics")).toMatch(/spool_batches\{lane="samples"\} [1-9]/);
  // The first goes: the second may now speak, and what it held is stored, not once more.
  expect(await plant.gateway.stop()).toBe(0);
  await eventually(
    async () => /spool_batches\{lane="samples"\} 0$/m.test(await ask("/metrics")),
    "taken over",
    30_000,
  );
  expect(await second.stop()).toBe(0);
  const account = await accountFor(plant, [usualSpool, clone]);
  console.log(toldOf(account));
  expect(wrongsOf(account)).toEqual([]);
  expect(await plant.end()).toEqual([0]);
}, 60_000);
