import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventually } from "../../setup/eventually.ts";
import { accountFor, toldOf, wrongsOf } from "./account.ts";
import { startPlant } from "./plant.ts";

test("behind a broker of the plant, with the embedded store: kills and cuts lose and repeat nothing", async () => {
  await using plant = await startPlant({ store: "sqlite", plantBroker: true });
  const { devices } = plant.networks;
  plant.work();
  await pause(1_000);
  for (const down of [300, 30]) {
    await plant.gateway.stop("SIGKILL");
    await pause(down);
    await plant.startGateway();
    await pause(700);
    await plant.broker.stop("SIGKILL");
    await pause(down);
    await plant.startBroker();
    await pause(500);
    devices.cut();
    await pause(down);
    devices.mend();
    await pause(700);
  }
  devices.freeze();
  await pause(1_500);
  devices.mend();
  await pause(500);
  await Promise.all([plant.gateway.stop("SIGKILL"), plant.broker.stop("SIGKILL")]);
  await plant.startGateway();
  await plant.startBroker();
  // The plant's broker has acknowledged for the gateway: it hands the rest over when it can.
  await Promise.all(plant.devices.map((device) => device.finish()));
  const last = plant.devices.map((device) => device.sent.findLast(({ signal }) => signal === "count"));
  await eventually(async () => {
    const { samples } = await plant.stored();
    return last.every((it) =>
      samples.some((at) => at.machine === it?.machine && at.value === it.value && at.t === it.t),
    );
  }, "the last sample of each device is stored");
  await plant.settle();
  const account = await accountFor(plant);
  console.log(toldOf(account));
  expect(wrongsOf(account)).toEqual([]);
  expect(await plant.end()).toEqual([0]);
}, 60_000);
